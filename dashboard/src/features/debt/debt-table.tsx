import { Table, Text } from '@mantine/core';
import { Described } from '../../ui/described.js';
import { TextLink } from '../../ui/link.js';
import { RowMenu } from '../../ui/row-menu.js';
import { type SortableColumn, TableCard } from '../../ui/table-card.js';
import { Time } from '../../ui/time.js';
import { useArchiving } from '../flag/archive-flag.js';
import type { FlagItem } from '../flags/flag-list.types.js';
import { LifecycleBadge } from '../flags/lifecycle.js';
import { useMay } from '../session/session.queries.js';
import { type DebtColumn, type DebtSearch, debtColumns } from './debt.order.js';

interface DebtTableProps {
  readonly project: string;
  readonly flags: readonly FlagItem[];
  readonly search: DebtSearch;
  readonly onSort: (column: DebtColumn) => void;
}

export const columnTitles: Readonly<Record<DebtColumn, string>> = {
  flag: 'Flag',
  stage: 'Life cycle',
  age: 'Made',
  evaluated: 'Last evaluated',
  owner: 'Owner',
  uses: 'In code',
};

export function DebtTable({ project, flags, search, onSort }: DebtTableProps) {
  const archive = useArchiving(project);
  const mayEdit = useMay('editor', project);
  const head = debtColumns.map((column) => ({
    title: columnTitles[column],
    sorted: directionOf(column, search),
    onSort: () => onSort(column),
  }));
  return (
    <TableCard label="Flags to clean up" head={[...head, 'Actions']} minWidth={860}>
      {flags.map((flag) => (
        <DebtRow key={flag.key} project={project} flag={flag} onArchive={mayEdit ? () => archive(flag) : undefined} />
      ))}
    </TableCard>
  );
}

function directionOf(column: DebtColumn, { sort = 'stage', isDescending }: DebtSearch): SortableColumn['sorted'] {
  if (sort !== column) return null;
  return isDescending === true ? 'descending' : 'ascending';
}

interface DebtRowProps {
  readonly project: string;
  readonly flag: FlagItem;
  readonly onArchive: (() => void) | undefined;
}

function DebtRow({ project, flag, onArchive }: DebtRowProps) {
  const { key, description, lifecycle, createdAt, lastEvaluatedAt, owner, archivedAt } = flag;
  const label = archivedAt === null ? 'Archive' : 'Restore';
  return (
    <Table.Tr>
      <Table.Td maw={420}>
        <Described description={description}>
          <TextLink to="/projects/$project/flags/$flag" params={{ project, flag: key }} fw={600} ff="monospace">
            {key}
          </TextLink>
        </Described>
      </Table.Td>
      <Table.Td>
        <LifecycleBadge of={lifecycle} />
      </Table.Td>
      <Table.Td>
        <Time at={createdAt} />
      </Table.Td>
      <Table.Td>{lastEvaluatedAt === null ? <Dimmed>Not lately</Dimmed> : <Time at={lastEvaluatedAt} />}</Table.Td>
      <Table.Td>{owner?.name ?? <Dimmed>Nobody</Dimmed>}</Table.Td>
      <Table.Td>
        <Uses project={project} flag={flag} />
      </Table.Td>
      <Table.Td>
        {onArchive && (
          <RowMenu
            of={key}
            actions={[{ label, icon: 'trash', isDangerous: archivedAt === null, onClick: onArchive }]}
          />
        )}
      </Table.Td>
    </Table.Tr>
  );
}

function Uses({ project, flag: { key, codeUses } }: Pick<DebtRowProps, 'project' | 'flag'>) {
  if (codeUses === null) return <Dimmed>Not scanned</Dimmed>;
  if (codeUses === 0) return <Dimmed>Nowhere</Dimmed>;
  const text = `${codeUses.toLocaleString('en')} ${codeUses === 1 ? 'place' : 'places'}`;
  return (
    <TextLink
      to="/projects/$project/flags/$flag"
      params={{ project, flag: key }}
      search={{ tab: 'code' }}
      inherit
      aria-label={`${text} that use ${key}`}
    >
      {text}
    </TextLink>
  );
}

function Dimmed({ children }: { readonly children: string }) {
  return (
    <Text span inherit c="dimmed">
      {children}
    </Text>
  );
}
