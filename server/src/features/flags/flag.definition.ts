import type { Flag } from '@guidon/evaluator';
import { GuidonError, invalid } from '../../errors.js';
import type { FlagDefinition, Settings } from './flag.rows.js';
import type { NewFlag } from './flags.schema.js';

const onAndOff = { on: true, off: false };

type Seeded = Pick<NewFlag, 'key' | 'kind' | 'variants' | 'clientVisible'> & { readonly seed?: string | null };

export interface NewDefinition extends FlagDefinition {
  readonly settings: Settings;
}

/** What a new flag is before anybody has configured it: off, and where it is switched on, on for everybody. */
export function defineFlag({
  key,
  kind = 'boolean',
  variants,
  seed = null,
  clientVisible = false,
}: Seeded): NewDefinition {
  const definition = { key, kind, seed, clientVisible };
  if (kind === 'boolean') {
    refuseOtherThanOnAndOff(variants);
    return { ...definition, variants: onAndOff, settings: settings('off', 'on') };
  }
  if (variants === undefined) {
    throw invalid([{ path: '/variants', message: `must name the variants of a flag of kind ${kind}` }]);
  }
  const [first = ''] = Object.keys(variants);
  return { ...definition, variants, settings: settings(first, first) };
}

export function refuseOtherThanOnAndOff(variants: Flag['variants'] | undefined): void {
  if (variants === undefined) return;
  if (Object.keys(variants).length === 2 && variants['on'] === true && variants['off'] === false) return;
  throw invalid([{ path: '/variants', message: 'a boolean flag has the variants {"on":true,"off":false}' }]);
}

export function keyTaken(key: string, isArchived: boolean): GuidonError {
  const detail = isArchived
    ? `An archived flag has the key "${key}", which is never given to another. Restore that one.`
    : `There is a flag "${key}" already.`;
  return new GuidonError('conflict', detail, { errors: [{ path: '/key', message: 'is taken' }] });
}

function settings(offVariant: string, variant: string): Settings {
  return { enabled: false, offVariant, targets: [], prerequisites: [], rules: [], fallthrough: { variant } };
}
