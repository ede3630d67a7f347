import type { Plan, Setup, Step } from './plan.js';

type Fails = (plan: Plan) => Promise<boolean>;

/** The same failure with as little as it takes: steps are left out, in halves, quarters and one by one, while it still fails. */
export async function shrink(plan: Plan, fails: Fails): Promise<Plan> {
  let smallest = await smallerSetup(plan, fails);
  for (let size = Math.ceil(smallest.steps.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    smallest = await without(smallest, size, fails);
  }
  smallest = await without(smallest, 1, fails);
  return await sooner(smallest, fails);
}

async function smallerSetup(plan: Plan, fails: Fails): Promise<Plan> {
  const simpler: Partial<Setup>[] = [
    { isShared: false },
    { ratePerS: 400 },
    { maxFrameBytes: 64 * 1024 },
    { environments: 1 },
    ...[1, 2].map((nodes) => ({ nodes })),
    ...[0, 1].map((remotePages) => ({ remotePages })),
    ...[0, 1].map((pages) => ({ pages })),
    ...[0, 1, 2].map((sdks) => ({ sdks })),
  ];
  let smallest = plan;
  for (const setup of simpler) {
    const candidate = { ...smallest, setup: { ...smallest.setup, ...setup } };
    if (isLess(candidate.setup, smallest.setup) && (await fails(candidate))) smallest = candidate;
  }
  return smallest;
}

function isLess(one: Setup, other: Setup): boolean {
  const isMore = (['nodes', 'sdks', 'pages', 'remotePages'] as const).some((who) => one[who] > other[who]);
  return !isMore && JSON.stringify(one) !== JSON.stringify(other);
}

async function without(plan: Plan, size: number, fails: Fails): Promise<Plan> {
  let smallest = plan;
  for (let from = plan.steps.length - size; from > -size; from -= size) {
    const steps = smallest.steps.filter((_, index) => index < from || index >= from + size);
    const candidate = { ...smallest, steps };
    if (steps.length < smallest.steps.length && (await fails(candidate))) smallest = candidate;
  }
  return smallest;
}

/** What need not wait does not. */
async function sooner(plan: Plan, fails: Fails): Promise<Plan> {
  let smallest = plan;
  for (const index of plan.steps.keys()) {
    const steps = smallest.steps.map((step, at): Step => (at === index ? { ...step, afterMs: 0 } : step));
    const candidate = { ...smallest, steps };
    if (smallest.steps[index]?.afterMs !== 0 && (await fails(candidate))) smallest = candidate;
  }
  return smallest;
}
