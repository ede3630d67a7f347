import type { EventKind, ReleaseState } from '../features/releases/machine/release.model.js';
import { releaseTable } from '../features/releases/machine/release.table.js';

/** A line of a timeline, oldest first, as far as the machine is concerned. */
export interface HistoryEntry {
  readonly action: string;
  readonly fromState: ReleaseState | null;
  readonly toState: ReleaseState;
  readonly fromStage: number | null;
  readonly toStage: number | null;
}

/** What a timeline calls otherwise than the machine. */
const eventsOf: ReadonlyMap<string, readonly EventKind[]> = new Map<string, readonly EventKind[]>([
  ...(Object.keys(releaseTable) as EventKind[]).map((kind): [string, EventKind[]] => [kind, [kind]]),
  ['advance', ['advance', 'due']],
  ['wait', ['due']],
  ['complete', ['due', 'advance', 'approve']],
]);

/** What of a history the machine cannot have done; empty where it is sound. */
export function objectionsTo(history: readonly HistoryEntry[]): string[] {
  return history.flatMap((entry, index) => {
    const found = [brokenLink(history[index - 1], entry), ...wrongStep(entry)];
    return found.flatMap((why) => (why === undefined ? [] : [`${index + 1}. ${entry.action}: ${why}`]));
  });
}

function brokenLink(before: HistoryEntry | undefined, { fromState, fromStage }: HistoryEntry): string | undefined {
  const [state, stage] = before === undefined ? [null, null] : [before.toState, before.toStage];
  const isFirst = before === undefined && (fromState === null || fromState === 'draft');
  if (isFirst || (fromState === state && fromStage === stage)) return undefined;
  return `it begins at ${fromState} ${fromStage}, but what was before ended at ${state} ${stage}`;
}

function wrongStep(entry: HistoryEntry): (string | undefined)[] {
  const { action, fromState, toState } = entry;
  if (fromState === null) return [action === 'plan' && toState === 'draft' ? undefined : 'nothing begins so'];
  const cells = (eventsOf.get(action) ?? []).map((kind) => releaseTable[kind][fromState]);
  const isPossible = cells.some((cell) => typeof cell !== 'string' && cell.includes(toState));
  return [isPossible ? undefined : `it leads from ${fromState} to ${toState}`, wrongStage(entry)];
}

function wrongStage({ action, fromStage, toStage, toState }: HistoryEntry): string | undefined {
  const climbed = (toStage ?? -1) - (fromStage ?? -1);
  return isClimb(action, climbed, toState) ? undefined : `it leads from stage ${fromStage} to ${toStage}`;
}

function isClimb(action: string, climbed: number, toState: ReleaseState): boolean {
  if (toState === 'rolled-back') return climbed <= 0;
  if (action === 'back') return climbed === -1;
  if (action === 'resume') return climbed === 0 || climbed === 1;
  const isOnward = action === 'start' || action === 'advance' || action === 'approve' || action === 'due';
  return isOnward && toState === 'running' ? climbed === 1 : climbed === 0;
}
