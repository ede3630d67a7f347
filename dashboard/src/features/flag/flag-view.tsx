import { Stack, Tabs } from '@mantine/core';
import type { FlagDefinition, Settings } from '../../targeting/settings.js';
import { ErrorNotice } from '../../ui/error-notice.js';
import { BlockSkeleton } from '../../ui/skeletons.js';
import { ScheduledList } from '../scheduled-changes/scheduled-list.js';
import { CodePanel } from './code-panel.js';
import { ComparePanel } from './compare-panel.js';
import { ConfigEditor } from './config-editor.js';
import { EvaluationsPanel } from './evaluations-panel.js';
import type { ConfigPlace } from './flag.api.js';
import type { FlagTab } from './flag-search.js';
import { HistoryPanel } from './history-panel.js';
import { useConfig } from './use-config.js';
import { VariantsPanel } from './variants-panel.js';

interface FlagViewProps {
  readonly place: ConfigPlace;
  readonly definition: FlagDefinition;
  readonly environment: { readonly name: string; readonly requiresApproval: boolean };
  readonly environments: readonly { readonly key: string; readonly name: string }[];
  readonly mayEdit: boolean;
  readonly propose: 'on' | 'off' | undefined;
  readonly onTab: (tab: FlagTab) => void;
}

/** One flag in one environment; what is not saved stays while one looks at its other sides. */
export function FlagView(props: FlagViewProps) {
  const { place, definition, environment, environments, mayEdit, propose, onTab } = props;
  const { query, config } = useConfig(place);
  if (query.isError && config === undefined)
    return <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />;
  if (config === undefined) return <BlockSkeleton height={400} />;
  const { base, mine } = config.draft;
  const copy = ({ enabled: _, ...settings }: Settings) => {
    config.edit(settings);
    onTab('targeting');
  };
  const takesApproval = environment.requiresApproval;
  return (
    <>
      <Tabs.Panel value="targeting">
        <Stack>
          <ScheduledList {...{ place, mayEdit }} />
          <ConfigEditor
            {...{ place, definition, config, mayEdit, takesApproval, propose }}
            environmentName={environment.name}
          />
        </Stack>
      </Tabs.Panel>
      <Tabs.Panel value="variants">
        <VariantsPanel key={JSON.stringify(definition.variants)} {...{ place, definition, mayEdit }} />
      </Tabs.Panel>
      <Tabs.Panel value="compare">
        <ComparePanel {...{ place, environments, mayEdit }} here={mine} onCopy={copy} />
      </Tabs.Panel>
      <Tabs.Panel value="history">
        <HistoryPanel place={place} now={base.value} etag={base.etag} mayEdit={mayEdit} />
      </Tabs.Panel>
      <Tabs.Panel value="evaluations">
        <EvaluationsPanel place={place} variants={Object.keys(definition.variants)} />
      </Tabs.Panel>
      <Tabs.Panel value="code">
        <CodePanel place={place} />
      </Tabs.Panel>
    </>
  );
}
