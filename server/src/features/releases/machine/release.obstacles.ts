import { stageAt } from './release.clock.js';
import type { EventKind, Release, ReleaseEvent, ResumeEvent } from './release.model.js';

/** An event of which only the kind is known asks what stands in its way whatever else it says. */
type Asked = ReleaseEvent | { readonly kind: EventKind };

/** Why something that the table allows cannot be all the same. */
export function obstacleTo(release: Release, event: Asked): string | undefined {
  switch (event.kind) {
    case 'start':
      return approvalMissing(release);
    case 'resume':
      return approvalMissing(release) ?? ('isEdited' in event ? obstacleToResume(event) : undefined);
    case 'approve':
      return release.state === 'waiting' || release.needsApproval ? undefined : 'The plan needs no approval.';
    case 'back':
      return release.stage === 0 ? 'It stands at its first stage. Roll it back to let nobody in.' : undefined;
    default:
      return undefined;
  }
}

function approvalMissing({ needsApproval }: Release): string | undefined {
  return needsApproval ? 'The plan waits for the approval of another person.' : undefined;
}

function obstacleToResume({ isEnabled, isEdited, edits }: ResumeEvent): string | undefined {
  if (!isEnabled) return 'The flag is switched off. Switch it on first.';
  if (!isEdited || edits !== undefined) return undefined;
  return 'What belongs to the plan was edited by hand. Say with `edits` whether to `adopt` or to `overwrite` that.';
}

/** Of a call that names the stage that it means to leave: why it is not there. `isDone`: it was left as the call wished. */
export function passedBy(release: Release, event: ReleaseEvent): { isDone: boolean; why: string } | undefined {
  if (!('stage' in event) || event.stage === undefined || isPlanApproval(release, event.kind)) return undefined;
  const meant = release.plan.stages.findIndex(({ name }) => name === event.stage);
  if (meant < 0) return { isDone: false, why: `There is no stage "${event.stage}".` };
  const place = placeOf(release);
  if (place === null || meant === place) return undefined;
  const isDone = event.kind === 'back' ? place < meant : place > meant;
  const where = `It stands at "${stageAt(release.plan, release.stage ?? 0).name}"`;
  return { isDone, why: isDone ? `${where}, and has left "${event.stage}" already.` : `${where}.` };
}

/** A release that is complete has left its last stage too. */
function placeOf({ state, stage, plan }: Release): number | null {
  return state === 'completed' ? plan.stages.length : stage;
}

/** A plan is approved whatever stage it stands at. */
function isPlanApproval({ state, needsApproval }: Release, kind: EventKind): boolean {
  return kind === 'approve' && needsApproval && state !== 'waiting';
}
