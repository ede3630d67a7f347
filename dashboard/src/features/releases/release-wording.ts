import type { ReleaseAction, ReleaseState, ReleaseSummary } from './releases.queries.js';

interface Look {
  readonly label: string;
  readonly color: string;
}

export const stateLooks: Readonly<Record<ReleaseState, Look>> = {
  draft: { label: 'Draft', color: 'gray' },
  running: { label: 'Running', color: 'blue' },
  waiting: { label: 'Waits for approval', color: 'yellow' },
  held: { label: 'Held', color: 'yellow' },
  paused: { label: 'Paused', color: 'orange' },
  'rolled-back': { label: 'Rolled back', color: 'red' },
  completed: { label: 'Completed', color: 'teal' },
  aborted: { label: 'Aborted', color: 'gray' },
};

interface ActionWords {
  /** The verb on the button. */
  readonly verb: string;
  readonly done: string;
  readonly isDangerous?: true;
}

export const actionWords: Readonly<Record<ReleaseAction, ActionWords>> = {
  start: { verb: 'Start', done: 'Started the release.' },
  approve: { verb: 'Approve', done: 'Approved.' },
  resume: { verb: 'Resume', done: 'The release goes on.' },
  advance: { verb: 'Advance', done: 'Advanced the release.' },
  pause: { verb: 'Pause', done: 'Paused the release.' },
  back: { verb: 'Step back', done: 'Went back by one stage.' },
  rollback: { verb: 'Roll back', done: 'Rolled back.', isDangerous: true },
  abort: { verb: 'Abort', done: 'Aborted the release.', isDangerous: true },
};

type Where = Pick<ReleaseSummary, 'plan' | 'stage' | 'state' | 'environment' | 'approval'>;

/** What an action will do, to whom, and whether it can be taken back. */
export function whatItDoes(action: ReleaseAction, release: Where): string {
  const { plan, stage, environment } = release;
  const at = (index: number) => `“${plan.stages[index]?.name ?? ''}”`;
  const here = stage?.index ?? 0;
  const isLast = here === plan.stages.length - 1;
  switch (action) {
    case 'start':
      return `The flag is switched on in ${environment}, and ${at(0)} begins: ${audienceText(plan.stages[0], plan)}.`;
    case 'approve':
      return release.approval.of === 'plan'
        ? 'The plan may then run, with all its stages. Nothing begins by approving it.'
        : leaving(isLast, at(here), at(here + 1));
    case 'advance':
      return `${leaving(isLast, at(here), at(here + 1))} That is before its time.`;
    case 'resume':
      return `It goes on with ${at(here)}. Whoever was in comes back: nobody is drawn anew.`;
    case 'pause':
      return 'It stands where it is until somebody resumes it. Whoever is in stays in.';
    case 'back':
      return `It goes back to ${at(here - 1)}. Those whom ${at(here)} let in are out at once, and come back when it is reached again.`;
    case 'rollback':
      return 'Nothing goes on by itself until somebody resumes it. The same people come back then.';
    case 'abort':
      return 'The plan ends for good. The flag stays as it serves now; nobody falls out.';
  }
}

function leaving(isLast: boolean, here: string, next: string): string {
  return isLast ? `The release is complete when ${here} is left.` : `${next} begins.`;
}

type Plan = ReleaseSummary['plan'];
type Stage = Plan['stages'][number];

/** Whom a stage lets in beside those who are in: `acme, globex, the segment beta and 10 % by userId`. */
export function audienceText(stage: Pick<Stage, 'audience'> | undefined, { by }: Pick<Plan, 'by'>): string {
  const { targets = [], segments = [], percentage } = stage?.audience ?? {};
  const parts = [
    ...targets.map(({ by: attribute, values }) => `${namesOf(values)} by ${attribute}`),
    ...segments.map((key) => `the segment ${key}`),
    ...(percentage === undefined ? [] : [`${percentage} % by ${by}`]),
  ];
  return parts.length === 0 ? 'nobody more' : listOf(parts);
}

const shownNames = 5;

function namesOf(values: readonly string[]): string {
  const more = values.length - shownNames;
  return more > 0 ? `${values.slice(0, shownNames).join(', ')} and ${more} more` : listOf(values);
}

function listOf(parts: readonly string[]): string {
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`;
}

/** The percentage that a stage raises to: its own, or the last one before it. */
export function percentageAt({ stages }: Pick<Plan, 'stages'>, index: number): number {
  const own = stages.slice(0, index + 1).map(({ audience }) => audience.percentage ?? 0);
  return Math.max(0, ...own);
}
