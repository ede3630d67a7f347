import type { Target } from '@guidon/evaluator';
import type { Listing } from '../machine/release.model.js';
import { type Begun, listedIn, reachedBy, valuesIn } from './release.audience.js';

/** The whitelist where a release stands: of its own values those that are let in, and all that people listed. */
export function targetsAt(targets: readonly Target[], release: Begun): readonly Target[] {
  const { variant } = release.plan;
  const { listed } = reachedBy(release);
  // Nobody is let in by leaving other variants' lists: whom people keep out stays out.
  const lists = { own: listedIn(release.plan, release.base), listed, isTaking: release.stage !== null };
  const cleared = targets.map((target) => clearedOf(target, variant, lists));
  const kept = cleared.filter((target) => target.values.length > 0 || targets.includes(target));
  return listed.reduce<readonly Target[]>((all, list) => withList(all, variant, list), kept);
}

interface Lists {
  readonly own: readonly Listing[];
  readonly listed: readonly Listing[];
  readonly isTaking: boolean;
}

function clearedOf(target: Target, variant: string, { own, listed, isTaking }: Lists): Target {
  const isOurs = target.variant === variant;
  if (!isOurs && !isTaking) return target;
  const stays = new Set(isOurs ? valuesIn(listed, target.by) : []);
  const goes = new Set(valuesIn(own, target.by).filter((value) => !stays.has(value)));
  const values = target.values.filter((value) => !goes.has(value));
  return values.length === target.values.length ? target : { ...target, values };
}

function withList(targets: readonly Target[], variant: string, { by, values }: Listing): readonly Target[] {
  const held = new Set(listedFor(targets, variant, by));
  const missing = values.filter((value) => !held.has(value));
  if (missing.length === 0) return targets;
  const place = targets.findIndex((target) => target.variant === variant && target.by === by);
  if (place < 0) return [...targets, { variant, by, values: missing }];
  return targets.map((target, index) =>
    index === place ? { ...target, values: [...target.values, ...missing] } : target,
  );
}

export function listedFor(targets: readonly Target[], variant: string, by: string): string[] {
  return valuesIn(
    targets.filter((target) => target.variant === variant),
    by,
  );
}
