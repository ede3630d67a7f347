import { Button, Fieldset, Group, Stack } from '@mantine/core';
import { useState } from 'react';
import { ConflictNotice } from '../../drafts/conflict-notice.js';
import type { DraftState } from '../../drafts/use-draft.js';
import type { FlagDefinition, Settings } from '../../targeting/settings.js';
import { askFirst } from '../../ui/confirm.js';
import { ErrorNotice } from '../../ui/error-notice.js';
import { Icon } from '../../ui/icons.js';
import { Section } from '../../ui/section.js';
import { WithAside } from '../../ui/with-aside.js';
import type { ReleaseTemplate } from '../release-templates/release-templates.queries.js';
import type { Release, ReleasePlace } from '../releases/releases.queries.js';
import { AfterFields } from './after-fields.js';
import { describePlan, planPartNames } from './describe-plan.js';
import { PlanActions } from './plan-actions.js';
import { isStillOf, type PlanDraft, planOf } from './plan-draft.js';
import { unfinished } from './plan-errors.js';
import { PlanPreview } from './plan-preview.js';
import { RaisedFields } from './raised-fields.js';
import type { Saved } from './release-plan.queries.js';
import { SaveTemplateDialog } from './save-template-dialog.js';
import { StagesEditor } from './stages-editor.js';
import { StartQuestion } from './start-question.js';
import { begunStages, isOpen } from './use-plan-draft.js';
import { usePlanPreview } from './use-plan-preview.js';
import { useSavePlan } from './use-save-plan.js';
import { WindowFields } from './window-fields.js';

export interface PlanEditorProps {
  readonly place: ReleasePlace;
  readonly environmentName: string;
  readonly definition: FlagDefinition;
  readonly settings: Settings;
  readonly segments: readonly string[];
  readonly attributes: readonly string[];
  readonly templates: readonly ReleaseTemplate[];
  /** What the plan is made of. */
  readonly origin: { readonly key: string; readonly version: number } | null;
  readonly release: Release | null;
  readonly state: DraftState<PlanDraft>;
  readonly mayEdit: boolean;
  readonly takesApproval: boolean;
  readonly onSaved: (saved: Saved) => void;
  readonly onDone: () => void;
  /** Where it has not begun. */
  readonly onPickAnother: (() => void) | undefined;
}

export function PlanEditor(props: PlanEditorProps) {
  const { place, environmentName, templates, origin, release, state, mayEdit, takesApproval } = props;
  const { mine, base, theirs } = state.draft;
  const [isTried, setTried] = useState(false);
  const [isNaming, setNaming] = useState(false);
  const { preview, errors, isStale } = usePlanPreview(place, mine);
  const save = useSavePlan(place, props);
  const isSaved = release !== null && isOpen(release);
  const isBegun = isSaved && release.state !== 'draft';
  const open = unfinished(errors, mine);
  const write = (isToStart: boolean) => {
    const plan = planOf(mine);
    const isKept = templates.some(({ key, plan: of }) => key === origin?.key && isStillOf(plan, of));
    save.mutate(
      { plan, template: isKept ? origin : null, etag: base.etag, isToStart },
      { onError: () => void state.reload() },
    );
  };
  const unlessWrong = (then: () => void) => {
    setTried(true);
    if (errors.length === 0) then();
  };
  const start = () =>
    askFirst({
      title: `Start the release in ${environmentName}?`,
      children: (
        <StartQuestion
          draft={mine}
          variant={preview?.plan.variant ?? 'on'}
          by={preview?.plan.by ?? 'userId'}
          environmentName={environmentName}
        />
      ),
      confirm: 'Start the release',
      onConfirm: () => write(true),
    });
  return (
    <Stack>
      <Group gap="xs">
        {props.onPickAnother !== undefined && (
          <Button
            variant="default"
            size="xs"
            leftSection={<Icon name="project" size={14} />}
            onClick={props.onPickAnother}
          >
            Begin with another template
          </Button>
        )}
        {mayEdit && (
          <Button
            variant="default"
            size="xs"
            leftSection={<Icon name="book" size={14} />}
            onClick={() => setNaming(true)}
          >
            Save as a template
          </Button>
        )}
      </Group>
      <ConflictNotice state={state} describe={describePlan} partNames={planPartNames} />
      {save.error !== null && theirs === null && <ErrorNotice error={save.error} />}
      <WithAside
        aside={
          <PlanPreview
            draft={mine}
            {...{ preview, errors, isStale }}
            isCalm={!isTried && open.length === errors.length}
          />
        }
      >
        <Fieldset variant="unstyled" disabled={!mayEdit} m={0} p={0} miw={0}>
          <Parts
            {...props}
            errors={isTried ? errors : errors.filter((error) => !open.includes(error))}
            preview={preview}
          />
        </Fieldset>
      </WithAside>
      {mayEdit && (
        <PlanActions
          {...{ isBegun, isSaved, takesApproval }}
          isEdited={state.isEdited}
          mayStart={!isBegun && (!takesApproval || (release?.allowed.includes('start') === true && !state.isEdited))}
          isPending={save.isPending}
          isBlocked={theirs !== null}
          onSave={() => unlessWrong(() => write(false))}
          onStart={() => unlessWrong(start)}
        />
      )}
      <SaveTemplateDialog
        project={place.project}
        draft={mine}
        {...{ templates }}
        origin={origin?.key}
        isOpen={isNaming}
        onClose={() => setNaming(false)}
      />
    </Stack>
  );
}

type PartsProps = PlanEditorProps & Pick<Parameters<typeof PlanPreview>[0], 'errors' | 'preview'>;

function Parts({ definition, settings, segments, attributes, release, state, errors, preview }: PartsProps) {
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
