import { Button, Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useApi } from '../../api/api-context.js';
import { Described } from '../../ui/described.js';
import { EmptyState } from '../../ui/empty-state.js';
import { Icon } from '../../ui/icons.js';
import { TextLink } from '../../ui/link.js';
import { Loaded } from '../../ui/loaded.js';
import { Page } from '../../ui/page.js';
import { TableSkeleton } from '../../ui/skeletons.js';
import { TableCard } from '../../ui/table-card.js';
import { Time } from '../../ui/time.js';
import { useMay } from '../session/session.queries.js';
import { NewSegment } from './new-segment.js';
import { type Segment, segmentListQuery } from './segments.queries.js';

export function SegmentsPage() {
  const { project } = useParams({ from: '/signed-in/projects/$project/segments' });
  const segments = useQuery(segmentListQuery(useApi(), project));
  const [isMaking, setIsMaking] = useState(false);
  const mayEdit = useMay('editor', project);
  const make = mayEdit && (
    <Button leftSection={<Icon name="plus" size={16} />} onClick={() => setIsMaking(true)}>
      New segment
    </Button>
  );
  return (
    <Page
      title="Segments"
      lead="People who belong together, said once and used by many flags. A change here reaches all of them."
      actions={segments.data?.length !== 0 && make}
    >
      <Loaded query={segments} skeleton={<TableSkeleton rows={4} />}>
        {(items) =>
          items.length === 0 ? (
            <EmptyState icon="segments" title="No segments yet" action={make}>
              “Beta testers”, “Customers in France”, “Our own staff”: name the people once, by list or by rule, and let
              the rules of flags refer to them.
            </EmptyState>
          ) : (
            <TableCard label="Segments" head={['Segment', 'Listed', 'Rules', 'Changed']} minWidth={560}>
              {items.map((segment) => (
                <SegmentRow key={segment.key} project={project} segment={segment} />
              ))}
            </TableCard>
          )
        }
      </Loaded>
      <NewSegment project={project} isOpen={isMaking} onClose={() => setIsMaking(false)} />
    </Page>
  );
}

function SegmentRow({ project, segment }: { readonly project: string; readonly segment: Segment }) {
  const { key, description, included, excluded, rules, updatedAt } = segment;
  return (
    <Table.Tr>
      <Table.Td>
        <Described description={description}>
          <TextLink
            to="/projects/$project/segments/$segment"
            params={{ project, segment: key }}
            fw={600}
            ff="monospace"
          >
            {key}
          </TextLink>
        </Described>
      </Table.Td>
      <Table.Td>
        {included.length.toLocaleString()} in, {excluded.length.toLocaleString()} out
      </Table.Td>
      <Table.Td>{rules.length}</Table.Td>
      <Table.Td>
        <Time at={updatedAt} />
      </Table.Td>
    </Table.Tr>
  );
}
