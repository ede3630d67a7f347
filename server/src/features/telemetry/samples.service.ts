import type { Context } from '@guidon/evaluator';
import type { Sql } from '../../database/database.js';
import type { World } from '../../world.js';
import { cleanContext, type Sampled } from './sample.clean.js';
import { mostSamples } from './samples.expiry.js';
import { addSamples, readSamples, readSampling, type Sampling } from './samples.store.js';

/** What an SDK is asked to send with its next report. */
export interface SampleWish {
  readonly contexts: number;
  readonly privateAttributes: readonly string[];
}

/** Of each report, and of all that a node takes in a minute of one environment. */
const wishedContexts = 50;
const mostInMinute = 1_000;
/** A wish that was taken back is heard of after this long. */
const rememberMs = 10_000;

interface Remembered {
  readonly atMs: number;
  readonly sampling: Promise<Sampling | undefined>;
}

export function createSamples({ sql, world }: { readonly sql: Sql; readonly world: Pick<World, 'now'> }) {
  const remembered = new Map<number, Remembered>();
  const budgets = new Map<number, { readonly sinceMs: number; left: number }>();

  function samplingOf(environmentId: number): Promise<Sampling | undefined> {
    const known = remembered.get(environmentId);
    if (known !== undefined && world.now() - known.atMs < rememberMs) return known.sampling;
    const entry = { atMs: world.now(), sampling: readSampling(sql, environmentId) };
    remembered.set(environmentId, entry);
    entry.sampling.catch(() => remembered.delete(environmentId));
    return entry.sampling;
  }

  function budgetOf(environmentId: number) {
    const known = budgets.get(environmentId);
    if (known !== undefined && world.now() - known.sinceMs < 60_000) return known;
    const fresh = { sinceMs: world.now(), left: mostInMinute };
    budgets.set(environmentId, fresh);
    return fresh;
  }

  return {
    /** Keeps what may be kept of these; answers what to send the next time, undefined where nothing. */
    async take(environmentId: number, contexts: readonly unknown[]): Promise<SampleWish | undefined> {
      const sampling = await samplingOf(environmentId);
      if (sampling?.isOn !== true) return undefined;
      const { privateAttributes } = sampling;
      const budget = budgetOf(environmentId);
      const samples = distinct(contexts, new Set(privateAttributes)).slice(0, budget.left);
      budget.left -= samples.length;
      if (samples.length > 0) await addSamples(sql, environmentId, samples);
      return { contexts: wishedContexts, privateAttributes };
    },
  };
}

/** Undefined where the environment keeps no sample. */
export function sampleReader(sql: Sql): (environmentId: number) => Promise<Context[] | undefined> {
  return async (environmentId) => {
    const sampling = await readSampling(sql, environmentId);
    return sampling?.isOn === true ? await readSamples(sql, environmentId, mostSamples) : undefined;
  };
}

function distinct(contexts: readonly unknown[], privateAttributes: ReadonlySet<string>): Sampled[] {
  const samples = contexts.flatMap((context) => cleanContext(context, privateAttributes) ?? []);
  return [...new Map(samples.map((sample) => [sample.hash, sample])).values()];
}
