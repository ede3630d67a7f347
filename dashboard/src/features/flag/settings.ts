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

export function isSame(one: unknown, other: unknown): boolean {
  return canonical(one) === canonical(other);
}

/** The server orders an object's members as it stores them, people as they write them. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, held: unknown) =>
    typeof held === 'object' && held !== null && !Array.isArray(held)
      ? Object.fromEntries(Object.entries(held).sort(([one], [other]) => (one < other ? -1 : 1)))
      : held,
  );
}

export function changedParts(before: Settings, after: Settings): readonly SettingsPart[] {
  return settingsParts.filter((part) => !isSame(before[part], after[part]));
}

/** Only what was edited: what others change meanwhile elsewhere stays theirs. */
export function patchOf(before: Settings, after: Settings): Partial<Settings> {
  return Object.fromEntries(changedParts(before, after).map((part) => [part, after[part]]));
}

export interface Merge {
  /** Mine over theirs, part by part. */
  readonly merged: Settings;
  /** What both changed, to different ends: mine would undo theirs there. */
  readonly contested: readonly SettingsPart[];
}

export function mergeSettings(base: Settings, theirs: Settings, mine: Settings): Merge {
  const edited = changedParts(base, mine);
  const moved = changedParts(base, theirs);
  const merged = { ...theirs, ...Object.fromEntries(edited.map((part) => [part, mine[part]])) };
  const contested = edited.filter((part) => moved.includes(part) && !isSame(theirs[part], mine[part]));
  return { merged, contested };
}
