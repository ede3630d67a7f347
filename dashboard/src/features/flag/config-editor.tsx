import { Fieldset, NativeSelect, SimpleGrid, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useApi } from '../../api/api-context.js';
import { ConflictNotice } from '../../drafts/conflict-notice.js';
import { SaveBar } from '../../drafts/save-bar.js';
import { describeChanges } from '../../targeting/describe-changes.js';
import { type FlagDefinition, wireFlag } from '../../targeting/settings.js';
import { partNames } from '../../targeting/wording.js';
import { Section } from '../../ui/section.js';
import { BlockSkeleton } from '../../ui/skeletons.js';
import { WithAside } from '../../ui/with-aside.js';
import { ReleasePanel } from '../releases/release-panel.js';
import { type ConfigPlace, rulesetQuery, segmentsQuery } from './flag.api.js';
import { PrerequisitesEditor } from './prerequisites-editor.js';
import { ReviewDialog } from './review-dialog.js';
import { RulesEditor } from './rules-editor.js';
import { ServeEditor } from './serve-editor.js';
import { SwitchPanel } from './switch-panel.js';
import { TargetsEditor } from './targets-editor.js';
import type { ConfigDraft } from './use-config.js';
import { WhoGetsIt } from './who-gets-it.js';

export interface ConfigEditorProps {
  readonly place: ConfigPlace;
  readonly definition: FlagDefinition;
  readonly environmentName: string;
  readonly config: ConfigDraft;
  readonly mayEdit: boolean;
  readonly takesApproval: boolean;
  /** The switch that somebody wants thrown, where that has to be asked for. */
  readonly propose: 'on' | 'off' | undefined;
}

export function ConfigEditor(props: ConfigEditorProps) {
  const { place, definition, environmentName, config, mayEdit, takesApproval, propose } = props;
  const [isReviewing, setReviewing] = useState(false);
  const { base, mine } = config.draft;
  const ruleset = useQuery(rulesetQuery(useApi(), place.project, place.environment));
  const ask = (enabled: boolean) => {
    config.edit({ enabled });
    setReviewing(true);
  };
  useProposal(propose, ask);
  return (
    <Stack>
      <ConflictNotice state={config} describe={describeChanges} partNames={partNames} />
      <SwitchPanel
        {...{ place, environmentName, config, mayEdit, takesApproval }}
        onHeld={() => ask(!base.value.enabled)}
      />
      <ReleasePanel place={place} mayEdit={mayEdit} />
      <WithAside
        aside={
          ruleset.data === undefined ? (
            <BlockSkeleton height={240} />
          ) : (
            <WhoGetsIt document={ruleset.data} flag={wireFlag(definition, mine)} />
          )
        }
      >
        <Fieldset variant="unstyled" disabled={!mayEdit} m={0} p={0} miw={0}>
          <Parts {...props} flags={ruleset.data?.flags ?? []} />
        </Fieldset>
      </WithAside>
      <SaveBar state={config} count={describeChanges(base.value, mine).length} onReview={() => setReviewing(true)} />
      {isReviewing && (
        <ReviewDialog {...{ place, environmentName, config, takesApproval }} onClose={() => setReviewing(false)} />
      )}
    </Stack>
  );
}

/** Once: a link asks for it, not every look at the page. */
function useProposal(propose: 'on' | 'off' | undefined, ask: (enabled: boolean) => void): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what the link says starts it
  useEffect(() => {
    if (propose !== undefined) ask(propose === 'on');
  }, [propose]);
}

function Parts({
  place,
  definition,
  config,
  flags,
}: ConfigEditorProps & { readonly flags: Parameters<typeof PrerequisitesEditor>[0]['flags'] }) {
  const segments = useQuery(segmentsQuery(useApi(), place.project));
  const variants = Object.keys(definition.variants);
  const { mine } = config.draft;
  return (
    <Stack>
      <Section title="Prerequisites" lead="Other flags that must serve a variant first; else this one counts as off.">
        <PrerequisitesEditor
          flag={place.flag}
          flags={flags}
          prerequisites={mine.prerequisites}
          onChange={(prerequisites) => config.edit({ prerequisites })}
        />
      </Section>
      <Section title="Whitelist" lead="Named one by one; it beats every rule.">
        <TargetsEditor targets={mine.targets} variants={variants} onChange={(targets) => config.edit({ targets })} />
      </Section>
      <Section title="Rules" lead="The first that matches decides.">
        <RulesEditor
          rules={mine.rules}
          variants={variants}
          segments={segments.data ?? []}
          onChange={(rules) => config.edit({ rules })}
        />
      </Section>
      <Section title="Everybody else" lead="Whom no whitelist names and no rule matches.">
        <ServeEditor
          of="everybody else"
          serve={mine.fallthrough}
          variants={variants}
          onChange={(fallthrough) => config.edit({ fallthrough })}
        />
      </Section>
      <Section title="When off" lead="Served to all while it is switched off, and where a prerequisite is not met.">
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <NativeSelect
            aria-label="Variant when off"
            data={variants}
            value={mine.offVariant}
            onChange={(event) => config.edit({ offVariant: event.currentTarget.value })}
          />
        </SimpleGrid>
      </Section>
    </Stack>
  );
}
