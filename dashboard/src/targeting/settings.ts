import type { Flag, FlagKind, Json, Prerequisite, Rule, Serve, Target } from '@guidon/evaluator';

/** What an edit of a flag in one environment may change. */
export interface Settings {
  readonly enabled: boolean;
  readonly targets: readonly Target[];
  readonly rules: readonly Rule[];
  readonly fallthrough: Serve;
  readonly prerequisites: readonly Prerequisite[];
  readonly offVariant: string;
}

export type SettingsPart = keyof Settings;

export const settingsParts = [
  'enabled',
  'prerequisites',
  'targets',
  'rules',
  'fallthrough',
  'offVariant',
] as const satisfies readonly SettingsPart[];

export interface FlagDefinition {
  readonly key: string;
  readonly kind: FlagKind;
  readonly variants: Readonly<Record<string, Json>>;
  readonly seed: string | null;
  readonly clientVisible: boolean;
}

export function settingsOf(config: Settings): Settings {
  const { enabled, targets, rules, fallthrough, prerequisites, offVariant } = config;
  return { enabled, targets, rules, fallthrough, prerequisites, offVariant };
}

/** The flag as SDKs would receive it. */
export function wireFlag(definition: FlagDefinition, settings: Settings): Flag {
  const { key, kind, variants, seed } = definition;
  return { key, kind, variants, ...settings, ...(seed !== null && { seed }) };
}
