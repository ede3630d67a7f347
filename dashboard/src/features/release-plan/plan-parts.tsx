import { Fieldset, Stack } from '@mantine/core';
import type { DraftState } from '../../drafts/use-draft.js';
import type { FlagDefinition, Settings } from '../../targeting/settings.js';
import { Section } from '../../ui/section.js';
import type { Release } from '../releases/releases.queries.js';
import { AfterFields } from './after-fields.js';
import type { PlanDraft } from './plan-draft.js';
import type { PlanPreviewProps } from './plan-preview.js';
import { RaisedFields } from './raised-fields.js';
import { StagesEditor } from './stages-editor.js';
import { begunStages, isOpen } from './use-plan-draft.js';
import { WindowFields } from './window-fields.js';

export interface PlanPartsProps extends Pick<PlanPreviewProps, 'errors' | 'preview'> {
  readonly definition: FlagDefinition;
  readonly settings: Settings;
  readonly segments: readonly string[];
  readonly attributes: readonly string[];
  readonly release: Release | null;
  readonly state: DraftState<PlanDraft>;
}

/** What a plan says, to be edited. */
export function PlanParts({
  definition,
  settings,
  segments,
  attributes,
  release,
  state,
  errors,
  preview,
}: PlanPartsProps) {
  const { mine: draft } = state.draft;
  const by = draft.by || preview?.plan.by || 'userId';
  const isBegun = release !== null && isOpen(release) && release.state !== 'draft';
  return (
    <Stack>
      <Section
        title="What is raised"
        lead={
          isBegun ? 'It has begun: this stays as it is.' : 'Whom the flag serves what, and by what people are drawn.'
        }
      >
        <Fieldset variant="unstyled" disabled={isBegun} m={0} p={0} miw={0}>
          <RaisedFields {...{ draft, definition, settings, attributes, errors }} defaultBy={by} onChange={state.edit} />
        </Fieldset>
      </Section>
      <Section title="Stages" lead="Each lets in more, beside whom those before it did.">
        <StagesEditor
          stages={draft.stages}
          begun={begunStages(release)}
          {...{ by, segments, attributes, errors }}
          onChange={(stages) => state.edit({ stages })}
        />
      </Section>
      <Section title="Window" lead="No surprises on a Friday evening.">
        <WindowFields window={draft.window} errors={errors} onChange={(window) => state.edit({ window })} />
      </Section>
      <Section title="If something goes wrong, and afterwards">
        <AfterFields draft={draft} errors={errors} onChange={state.edit} />
      </Section>
    </Stack>
  );
}
