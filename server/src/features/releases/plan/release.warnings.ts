import type { ReleasePlan, Settings } from '../machine/release.model.js';
import type { PlanFacts } from './release.checks.js';

/** What a plan may have and mean, and probably does not. */
export function warningsOf(plan: ReleasePlan, { settings, seenAttributes }: PlanFacts): string[] {
  return [...unseen(plan, seenAttributes), ...wakened(plan, settings)];
}

function unseen(plan: ReleasePlan, seen: ReadonlySet<string> | null): string[] {
  if (seen === null) return [];
  const lists = plan.stages.flatMap(({ audience }) => (audience.targets ?? []).map(({ by }) => by));
  const names = [...new Set([...(isDrawing(plan) ? [plan.by] : []), ...lists])].filter((name) => !seen.has(name));
  return names.map((name) => `Of those seen lately nobody has the attribute "${name}": is it written so?`);
}

/** Nobody needs the attribute where all or none are in. */
function isDrawing({ stages }: ReleasePlan): boolean {
  return stages.some(({ audience: { percentage = 0 } }) => percentage > 0 && percentage < 100);
}

/** What people wrote while the flag was off counts from the start on. */
function wakened({ variant, target }: ReleasePlan, { enabled, targets, rules }: Settings): string[] {
  const lists = targets.filter((list) => list.variant === variant && list.values.length > 0).length;
  const serving = rules.filter(({ id, serve }) => {
    const isRaised = target !== 'fallthrough' && target.rule === id;
    return (
      !isRaised && ('split' in serve ? serve.split.some((part) => part.variant === variant) : serve.variant === variant)
    );
  }).length;
  if (enabled || lists + serving === 0) return [];
  const what = `${lists} of its lists and ${serving} of its rules`;
  return [`The release switches the flag on: ${what} serve "${variant}" from then on too, outside of the plan.`];
}
