import { Paper, Table } from '@mantine/core';
import type { ReactNode } from 'react';

export interface TableCardProps {
  /** What the table shows, for who hears it. */
  readonly label: string;
  readonly head: readonly ReactNode[];
  /** Below this width it scrolls within its card. */
  readonly minWidth?: number;
  readonly children: ReactNode;
}

/** A table of things; its last column holds what can be done with them, and has a name for those who hear it alone. */
export function TableCard({ label, head, minWidth = 640, children }: TableCardProps) {
  return (
    <Paper withBorder radius="lg" style={{ overflow: 'hidden' }}>
      <Table.ScrollContainer minWidth={minWidth} type="native" tabIndex={0} role="region" aria-label={label}>
        <Table aria-label={label}>
          <Table.Thead>
            <Table.Tr>
              {head.map((title, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns keep their places
                <Table.Th key={place} fz="xs" c="dimmed" fw={600} style={{ whiteSpace: 'nowrap' }}>
                  {title}
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
