import { type FlagKind, type Serve, type Target, weightOf } from '@guidon/evaluator';
import { GuidonError, invalid } from '../../errors.js';
import type { FlagDefinition, Settings } from './flag.rows.js';

/** Makes new settings of the ones there are; pure, so that one transaction serves every verb. */
export type Edit = (flag: FlagDefinition, settings: Settings) => Settings;

export interface PercentageRequest {
  readonly percentage: number;
  readonly by?: string;
  readonly variant?: string;
  readonly control?: string;
}

export interface WhitelistRequest {
  readonly value: string;
  readonly by: string;
  readonly variant?: string | undefined;
}

export function setEnabled(enabled: boolean): Edit {
  return (_flag, settings) => ({ ...settings, enabled });
}

/** Replaces the fallthrough alone, by the split [variant, control]. */
export function setPercentage(request: PercentageRequest): Edit {
  return (flag, settings) => {
    const weight = weightOf(request.percentage);
    if (weight === undefined) throw invalid([{ path: '/percentage', message: 'must have at most three decimals' }]);
    const { variant, control } = namedVariants(flag.kind, request);
    if (variant === control) throw invalid([{ path: '/control', message: 'must be another variant than `variant`' }]);
    refuseOtherSplit(settings.fallthrough, [variant, control]);
    const by = request.by ?? attributeOf(settings.fallthrough) ?? 'userId';
    const split = [
      { variant, weight },
      { variant: control, weight: 100_000 - weight },
    ];
    return { ...settings, fallthrough: { by, split } };
  };
}

function namedVariants(kind: FlagKind, { variant, control }: PercentageRequest) {
  if (kind === 'boolean')
    return {
      variant: variant ?? (control === 'on' ? 'off' : 'on'),
      control: control ?? (variant === 'off' ? 'on' : 'off'),
    };
  if (variant !== undefined && control !== undefined) return { variant, control };
  const missing = Object.entries({ variant, control }).filter(([, name]) => name === undefined);
  throw invalid(missing.map(([name]) => ({ path: `/${name}`, message: 'must be named: the flag is not boolean' })));
}

function refuseOtherSplit(fallthrough: Serve, variants: readonly string[]): void {
  if (!('split' in fallthrough)) return;
  const others = fallthrough.split.map((part) => part.variant).filter((variant) => !variants.includes(variant));
  if (others.length === 0) return;
  const detail = `The fallthrough splits ${others.join(', ')} too. Change it with PATCH, naming the whole split.`;
  throw new GuidonError('conflict', detail, { members: { fallthrough } });
}

function attributeOf(fallthrough: Serve): string | undefined {
  return 'split' in fallthrough ? fallthrough.by : undefined;
}

/** Puts the value into the variant's target, and takes it out of the other variants'. */
export function addToWhitelist({ value, by, variant: named }: WhitelistRequest): Edit {
  return (flag, settings) => {
    const variant = whitelistVariant(flag.kind, named);
    const others = settings.targets.map((target) =>
      target.by === by && target.variant !== variant ? without(target, value) : target,
    );
    return { ...settings, targets: withoutEmpty(added(others, { variant, by, values: [value] }), settings.targets) };
  };
}

export function removeFromWhitelist({ value, by, variant: named }: WhitelistRequest): Edit {
  return (flag, settings) => {
    const variant = whitelistVariant(flag.kind, named);
    const targets = settings.targets.map((target) =>
      target.by === by && target.variant === variant ? without(target, value) : target,
    );
    return { ...settings, targets: withoutEmpty(targets, settings.targets) };
  };
}

function whitelistVariant(kind: FlagKind, variant: string | undefined): string {
  if (variant !== undefined) return variant;
  if (kind === 'boolean') return 'on';
  throw invalid([{ path: 'query/variant', message: 'must be named: the flag is not boolean' }]);
}

function added(targets: readonly Target[], addition: Target): readonly Target[] {
  const isSame = (target: Target) => target.by === addition.by && target.variant === addition.variant;
  if (targets.some((target) => isSame(target) && target.values.includes(addition.values[0] ?? ''))) return targets;
  const place = targets.findIndex(isSame);
  if (place < 0) return [...targets, addition];
  return targets.map((target, index) =>
    index === place ? { ...target, values: [...target.values, ...addition.values] } : target,
  );
}

function without(target: Target, value: string): Target {
  if (!target.values.includes(value)) return target;
  return { ...target, values: target.values.filter((held) => held !== value) };
}

/** A target that this edit emptied goes; one that was written empty stays as its author left it. */
function withoutEmpty(targets: readonly Target[], before: readonly Target[]): readonly Target[] {
  return targets.filter((target) => target.values.length > 0 || before.includes(target));
}
