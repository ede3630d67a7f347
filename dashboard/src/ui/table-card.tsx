import { Paper, Table, UnstyledButton, VisuallyHidden } from '@mantine/core';
import type { CSSProperties, ReactNode } from 'react';
import classes from './table-card.module.css';

/** A column that the table can be put in the order of; a phone shows no heads to click on. */
export interface SortableColumn {
  readonly title: string;
  /** Null where it is in the order of another. */
  readonly sorted: 'ascending' | 'descending' | null;
  readonly onSort: () => void;
}

export interface TableCardProps {
  /** What the table shows, for who hears it. */
  readonly label: string;
  /** At most six, and what can be done; on a phone each stands beside its value. */
  readonly head: readonly (string | SortableColumn)[];
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
              {head.map((column) => (
                <HeadCell key={titleOf(column)} column={column} />
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>{children}</Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Paper>
  );
}

function HeadCell({ column }: { readonly column: string | SortableColumn }) {
  const style = { fz: 'xs', c: 'dimmed', fw: 600, style: { whiteSpace: 'nowrap' } } as const;
  if (column === actions)
    return (
      <Table.Th {...style}>
        <VisuallyHidden>{column}</VisuallyHidden>
      </Table.Th>
    );
  if (typeof column === 'string') return <Table.Th {...style}>{column}</Table.Th>;
  const { title, sorted, onSort } = column;
  return (
    <Table.Th {...style} aria-sort={sorted ?? 'none'}>
      <UnstyledButton fz="inherit" fw="inherit" c="inherit" onClick={onSort}>
        {title}
        <span aria-hidden="true">{sorted === null ? '' : sorted === 'ascending' ? ' ↑' : ' ↓'}</span>
      </UnstyledButton>
    </Table.Th>
  );
}

function titleOf(column: string | SortableColumn): string {
  return typeof column === 'string' ? column : column.title;
}

/** For the style sheet, which sets them before the values of their columns. */
function labelsOf(head: TableCardProps['head']): CSSProperties {
  return Object.fromEntries(head.map((column, place) => [`--label-${place + 1}`, JSON.stringify(titleOf(column))]));
}
