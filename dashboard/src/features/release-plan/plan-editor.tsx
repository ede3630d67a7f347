import { Fieldset, Stack } from '@mantine/core';
import { useState } from 'react';
import { ConflictNotice } from '../../drafts/conflict-notice.js';
import { askFirst } from '../../ui/confirm.js';
import { ErrorNotice } from '../../ui/error-notice.js';
import { WithAside } from '../../ui/with-aside.js';
import type { ReleaseTemplate } from '../release-templates/release-templates.queries.js';
import type { ReleasePlace } from '../releases/releases.queries.js';
import { describePlan, planPartNames } from './describe-plan.js';
import { PlanActions } from './plan-actions.js';
import { isStillOf, planOf } from './plan-draft.js';
import { unfinished } from './plan-errors.js';
import { PlanParts, type PlanPartsProps } from './plan-parts.js';
import { PlanPreview } from './plan-preview.js';
import type { Saved } from './release-plan.queries.js';
import { StartQuestion } from './start-question.js';
import { TemplateTools } from './template-tools.js';
import { isOpen } from './use-plan-draft.js';
import { usePlanPreview } from './use-plan-preview.js';
import { useSavePlan } from './use-save-plan.js';

export interface PlanEditorProps extends Omit<PlanPartsProps, 'errors' | 'preview'> {
  readonly place: ReleasePlace;
  readonly environmentName: string;
  readonly templates: readonly ReleaseTemplate[];
  /** What the plan is made of. */
  readonly origin: { readonly key: string; readonly version: number } | null;
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
      <TemplateTools
        project={place.project}
        draft={mine}
        {...{ templates, mayEdit }}
        origin={origin?.key}
        onPickAnother={props.onPickAnother}
      />
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
          <PlanParts
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
    </Stack>
  );
}
