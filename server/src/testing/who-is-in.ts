import { type Context, evaluate, loadSnapshot } from '@guidon/evaluator';
import type { Settings } from '../features/releases/machine/release.model.js';
import { everybody, flagKey, flagWith, releaseSegments } from './release-arbitraries.js';

/** What each of these is served, by the evaluator that SDKs have. */
export function servedBy(settings: Settings, contexts: readonly Context[] = everybody): (string | null)[] {
  const flags = [flagWith(settings)];
  const loaded = loadSnapshot({ format: 1, version: 1, digest: '0', flags, segments: releaseSegments });
  if (loaded.kind !== 'loaded' || loaded.problems.length > 0) throw new RangeError(JSON.stringify(loaded));
  return contexts.map((context) => evaluate(loaded.ruleset, flagKey, context, null).variant);
}

/** Who is served the variant that is raised, each by their context as a text. */
export function whoIsIn(settings: Settings, contexts: readonly Context[] = everybody): ReadonlySet<string> {
  const served = servedBy(settings, contexts);
  return new Set(contexts.filter((_, index) => served[index] === 'on').map((context) => JSON.stringify(context)));
}

export function isSubset(some: ReadonlySet<string>, all: ReadonlySet<string>): boolean {
  return [...some].every((one) => all.has(one));
}
