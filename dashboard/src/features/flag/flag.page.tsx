import { Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useApi } from '../../api/api-context.js';
import { CopyIcon } from '../../ui/copy-field.js';
import { TextLink } from '../../ui/link.js';
import { Loaded } from '../../ui/loaded.js';
import { Page } from '../../ui/page.js';
import { BlockSkeleton } from '../../ui/skeletons.js';
import { useActiveInView } from '../../ui/use-active-in-view.js';
import { environmentsQuery } from '../environments/environments.queries.js';
import { useMay } from '../session/session.queries.js';
import { EnvironmentTabs } from './environment-tabs.js';
import { flagQuery } from './flag.api.js';
import { FlagActions, FlagBadges } from './flag-header.js';
import { type FlagSearch, type FlagTab, flagTabs, readFlagSearch } from './flag-search.js';
import { FlagView } from './flag-view.js';

const from = '/signed-in/projects/$project/flags/$flag';
const tabNames: Readonly<Record<FlagTab, string>> = {
  targeting: 'Targeting',
  variants: 'Variants',
  compare: 'Compare',
  history: 'History',
  evaluations: 'Evaluations',
  code: 'Code',
};

export function FlagPage() {
  const { project, flag } = useParams({ from });
  const search = readFlagSearch({ ...useSearch({ from }) });
  const go = useGo(search);
  const row = useActiveInView<HTMLDivElement>(search.tab);
  const mayEdit = useMay('editor', project);
  const api = useApi();
  const definition = useQuery(flagQuery(api, { project, flag }));
  const environments = useQuery(environmentsQuery(api, project));
  const facts = definition.data;
  const environment = environments.data?.find(({ key }) => key === search.environment) ?? environments.data?.[0];
  return (
    <Page
      isWide
      title={flag}
      lead={facts?.description}
      facts={facts !== undefined && <FlagBadges facts={facts} />}
      above={
        <TextLink to="/projects/$project/flags" params={{ project }} size="sm">
          Flags
        </TextLink>
      }
      actions={
        <>
          <CopyIcon value={flag} what="the key" />
          {mayEdit && facts !== undefined && <FlagActions place={{ project, flag }} facts={facts} />}
        </>
      }
    >
      <EnvironmentTabs
        {...{ project, flag }}
        environments={environments.data ?? []}
        current={environment?.key}
        onChange={(key) => go({ environment: key })}
      />
      <Tabs value={search.tab ?? 'targeting'} onChange={(tab) => go({ tab: tab as FlagTab })} keepMounted={false}>
        <Tabs.List mb="md" aria-label="What of it" ref={row}>
          {flagTabs.map((tab) => (
            <Tabs.Tab key={tab} value={tab}>
              {tabNames[tab]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Loaded query={definition} skeleton={<BlockSkeleton height={400} />}>
          {(value) =>
            environment === undefined ? (
              <BlockSkeleton height={400} />
            ) : (
              <FlagView
                key={`${flag} ${environment.key}`}
                place={{ project, flag, environment: environment.key }}
                definition={value}
                environment={environment}
                environments={environments.data ?? []}
                mayEdit={mayEdit && value.archivedAt === null}
                propose={search.propose}
                onTab={(tab) => go({ tab })}
              />
            )
          }
        </Loaded>
      </Tabs>
    </Page>
  );
}

function useGo(search: FlagSearch) {
  const navigate = useNavigate();
  return (change: FlagSearch) => {
    const { propose: _, ...kept } = search;
    void navigate({ from: '/projects/$project/flags/$flag', search: readFlagSearch({ ...kept, ...change }) });
  };
}
