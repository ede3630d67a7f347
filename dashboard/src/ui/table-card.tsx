import { Paper, Table, VisuallyHidden } from '@mantine/core';
import type { CSSProperties, ReactNode } from 'react';
import classes from './table-card.module.css';

export interface TableCardProps {
  /** What the table shows, for who hears it. */
  readonly label: string;
  /** At most six; on a phone each stands beside its value. */
  readonly head: readonly string[];
  /** Below this width it scrolls within its card; a phone shows line by line instead. */
  readonly minWidth?: number;
  readonly children: ReactNode;
}

/** What can be done with a thing stands in the last column, whose name only those who hear it are told. */
const actions = 'Actions';

export function TableCard({ label, head, minWidth = 640, children }: TableCardProps) {
  const hasActions = head.at(-1) === actions;
  return (
    <Paper withBorder radius="lg" style={{ overflow: 'hidden' }}>
      <Table.ScrollContainer
        minWidth={minWidth}
        type="native"
        tabIndex={0}
        role="region"
        aria-label={label}
        className={`${classes['card']} ${hasActions ? classes['hasActions'] : ''}`}
        style={labelsOf(head)}
      >
        <Table aria-label={label}>
          <Table.Thead>
            <Table.Tr>
              {head.map((title) => (
                <Table.Th key={title} fz="xs" c="dimmed" fw={600} style={{ whiteSpace: 'nowrap' }}>
                  {title === actions ? <VisuallyHidden>{title}</VisuallyHidden> : title}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>{children}</Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Paper>
  );
}

/** For the style sheet, which sets them before the values of their columns. */
function labelsOf(head: readonly string[]): CSSProperties {
  return Object.fromEntries(head.map((title, place) => [`--label-${place + 1}`, JSON.stringify(title)]));
}
