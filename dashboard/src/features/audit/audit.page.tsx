import { Button, Menu, Paper } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useApi } from '../../api/api-context.js';
import { EmptyState } from '../../ui/empty-state.js';
import { Icon } from '../../ui/icons.js';
import { Loaded } from '../../ui/loaded.js';
import { MoreButton } from '../../ui/more-button.js';
import { Page } from '../../ui/page.js';
import { TableSkeleton } from '../../ui/skeletons.js';
import { auditPagesQuery, exportAddress } from './audit.queries.js';
import type { AuditSearch } from './audit.search.js';
import { AuditFilters } from './audit-filters.js';
import { AuditRecordView } from './audit-record.js';

const from = '/signed-in/projects/$project/audit';

export function AuditPage() {
  const { project } = useParams({ from });
  const search = useSearch({ from });
  const pages = useInfiniteQuery(auditPagesQuery(useApi(), project, search));
  const navigate = useNavigate({ from: '/projects/$project/audit' });
  const [clearings, setClearings] = useState(0);
  const isNarrowed = Object.values(search).some((value) => value !== undefined);
  const clear = async () => {
    await navigate({ search: {}, replace: true });
    setClearings((held) => held + 1);
  };
  return (
    <Page
      title="Audit log"
      lead="Who did what, when, and what it changed. It can only grow: the database refuses to change or remove a record."
      actions={
        <>
          {isNarrowed && (
            <Button
              variant="subtle"
              color="gray"
              leftSection={<Icon name="cross" size={14} />}
              onClick={() => void clear()}
            >
              Clear the filters
            </Button>
          )}
          <ExportMenu project={project} search={search} />
        </>
      }
    >
      <AuditFilters key={clearings} search={search} />
      <Loaded query={pages} skeleton={<TableSkeleton rows={8} />}>
        {({ pages: loaded }) => {
          const records = loaded.flatMap(({ items }) => items);
          if (records.length === 0) return <NothingFound />;
          return (
            <>
              <Paper
                withBorder
                radius="lg"
                component="ol"
                m={0}
                p={0}
                style={{ listStyle: 'none', overflow: 'hidden' }}
              >
                {records.map((record) => (
                  <AuditRecordView key={record.id} record={record} />
                ))}
              </Paper>
              <MoreButton list={pages}>Show older records</MoreButton>
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}

function NothingFound() {
  return (
    <EmptyState icon="audit" title="No record fits">
      Every change is recorded here as it is made. Take a filter away to see more.
    </EmptyState>
  );
}

function ExportMenu({ project, search }: { readonly project: string; readonly search: AuditSearch }) {
  return (
    <Menu position="bottom-end" width={260}>
      <Menu.Target>
        <Button
          variant="default"
          leftSection={<Icon name="download" size={16} />}
          rightSection={<Icon name="chevronDown" size={14} />}
        >
          Export
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>All records that fit the filters</Menu.Label>
        <Menu.Item component="a" href={exportAddress(project, search, 'csv')} download>
          CSV, for a spreadsheet
        </Menu.Item>
        <Menu.Item component="a" href={exportAddress(project, search, 'json')} download>
          JSON, for a program
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
