import { type Plan, planOf } from './plan.js';
import { shrink } from './shrink.js';
import { type Options, type Outcome, simulate } from './simulation.js';

/** What a seed came to, as a person reads it: with the least that makes it fail, or with all that happened. */
export async function reportOn(seed: number, options: Options = {}): Promise<string> {
  const whole = planOf(seed);
  const outcome = await simulate(whole, { ...options, isTold: true });
  const { violation } = outcome;
  if (violation === undefined) return [...outcome.lines, `Seed ${seed} holds.`].join('\n');
  const plan = await shrink(whole, async (less) => (await simulate(less, options)).violation?.kind === violation.kind);
  const least = await simulate(plan, { ...options, isTold: true });
  return [
    `Seed ${seed} fails: ${least.violation?.what}.`,
    `${peopleOf(plan)}; of ${whole.steps.length} steps these ${plan.steps.length} are enough:`,
    ...stepsOf(plan, least),
    'What happened:',
    ...least.lines,
  ].join('\n');
}

function peopleOf({ setup }: Plan): string {
  const { nodes, sdks, pages, remotePages, environments, maxFrameBytes, ratePerS, isShared } = setup;
  const small = maxFrameBytes < 64 * 1024 ? `, frames of ${maxFrameBytes} bytes at the most` : '';
  const slow = ratePerS < 400 ? `, ${ratePerS} stream a second` : '';
  const readers = `${sdks} SDKs, ${pages} pages, ${remotePages} remote pages`;
  return `${nodes} nodes, ${readers}, ${environments} environments${isShared ? ', snapshots shared' : ''}${small}${slow}`;
}

function stepsOf({ steps }: Plan, { taken }: Outcome): string[] {
  return steps.map(({ kind, afterMs }, index) => {
    const what = taken[index] === undefined ? 'not reached' : taken[index];
    return `  ${index + 1}. ${(afterMs / 1_000).toFixed(3)} s later: ${kind}: ${what}`;
  });
}
