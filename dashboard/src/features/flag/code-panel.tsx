import { Anchor, Badge, Code, Stack, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../api/api-context.js';
import { EmptyState } from '../../ui/empty-state.js';
import { Loaded } from '../../ui/loaded.js';
import { TableSkeleton } from '../../ui/skeletons.js';
import { TableCard } from '../../ui/table-card.js';
import { Time } from '../../ui/time.js';
import { type CodeUse, codeUsesQuery, repositoriesQuery } from '../debt/code.queries.js';
import { ScanHint } from '../debt/scan-hint.js';
import type { FlagPlace } from './flag.api.js';

/** Where code uses the flag, as the last scan of each code base found it. */
export function CodePanel({ place: { project, flag } }: { readonly place: FlagPlace }) {
  const api = useApi();
  const repositories = useQuery(repositoriesQuery(api, project));
  const uses = useQuery(codeUsesQuery(api, project, flag));
  return (
    <Loaded query={repositories} skeleton={<TableSkeleton />}>
      {(scanned) =>
        scanned.length === 0 ? (
          <EmptyState icon="code" title="No code was scanned yet">
            <ScanHint project={project} />
          </EmptyState>
        ) : (
          <Loaded query={uses} skeleton={<TableSkeleton />}>
            {(found) =>
              found.uses.length === 0 ? (
                <EmptyState icon="code" title="No code uses it">
                  No code base that was scanned names this flag.
                </EmptyState>
              ) : (
                <UseTable {...found} />
              )
            }
          </Loaded>
        )
      }
    </Loaded>
  );
}

function UseTable({ uses, isWhole }: { readonly uses: readonly CodeUse[]; readonly isWhole: boolean }) {
  return (
    <Stack gap="xs">
      <TableCard label="Uses in code" head={['Place', 'Use', 'Code base', 'Scanned']} minWidth={720}>
        {uses.map((use) => (
          <UseRow key={`${use.repository} ${use.path} ${use.line}`} use={use} />
        ))}
      </TableCard>
      {!isWhole && (
        <Text size="sm" c="dimmed">
          The first {uses.length}; the API lists all.
        </Text>
      )}
    </Stack>
  );
}

function UseRow({ use }: { readonly use: CodeUse }) {
  const { repository, revision, scannedAt, kind, excerpt } = use;
  return (
    <Table.Tr>
      <Table.Td maw={560}>
        <Place use={use} />
        {excerpt !== null && (
          <Code display="block" mt={4} style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
            {excerpt}
          </Code>
        )}
      </Table.Td>
      <Table.Td>
        <Badge color={kind === 'evaluation' ? 'teal' : 'gray'}>
          {kind === 'evaluation' ? 'Evaluated' : 'Mentioned'}
        </Badge>
      </Table.Td>
      <Table.Td>
        <div>
          {repository}
          {revision !== null && (
            <Text size="sm" c="dimmed" ff="monospace">
              {revision.slice(0, 12)}
            </Text>
          )}
        </div>
      </Table.Td>
      <Table.Td>
        <Time at={scannedAt} />
      </Table.Td>
    </Table.Tr>
  );
}

/** Nowhere but to an address of the web, whatever the server says. */
function Place({ use: { path, line, url } }: { readonly use: CodeUse }) {
  const text = `${path}:${line}`;
  const style = { ff: 'monospace', size: 'sm', style: { overflowWrap: 'anywhere' } } as const;
  if (url?.startsWith('https://') !== true) return <Text {...style}>{text}</Text>;
  return (
    <Anchor {...style} href={url} target="_blank" rel="noreferrer">
      {text}
    </Anchor>
  );
}
