import type { Flag } from '@guidon/evaluator';
import { aFlag as aFlagNamed } from '@guidon/evaluator/testing';

/** A boolean flag that is on for everybody, but for what is given. */
export function aFlag(parts: Partial<Flag> = {}): Flag {
  return aFlagNamed({ key: 'new-billing', ...parts });
}
