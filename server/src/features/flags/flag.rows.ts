import type { Flag, FlagKind, Json, Prerequisite, Rule, Serve, Target } from '@guidon/evaluator';

export interface FlagRow {
  readonly id: number;
  readonly projectId: number;
  readonly key: string;
  readonly description: string;
  readonly kind: FlagKind;
  readonly variants: Readonly<Record<string, Json>>;
  readonly seed: string | null;
  readonly tags: readonly string[];
  readonly clientVisible: boolean;
  readonly owner: FlagOwner | null;
  readonly revision: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly archivedAt: Date | null;
}

/** The person who answers for a flag. */
export interface FlagOwner {
  readonly id: string;
  readonly name: string;
}

/** What a flag is in one environment. */
export interface ConfigRow {
  readonly flagId: number;
  readonly environmentId: number;
  readonly environment: string;
  readonly enabled: boolean;
  readonly offVariant: string;
  readonly targets: readonly Target[];
  readonly prerequisites: readonly Prerequisite[];
  readonly rules: readonly Rule[];
  readonly fallthrough: Serve;
  readonly revision: number;
  readonly updatedAt: Date;
}

/** What an edit of a configuration may change. */
export type Settings = Pick<
  ConfigRow,
  'enabled' | 'offVariant' | 'targets' | 'prerequisites' | 'rules' | 'fallthrough'
>;

export type FlagDefinition = Pick<FlagRow, 'key' | 'kind' | 'variants' | 'seed' | 'clientVisible'>;

/** A flag as SDKs receive it. */
export function wireFlag({ key, kind, variants, seed, clientVisible }: FlagDefinition, settings: Settings): Flag {
  const { enabled, offVariant, targets, prerequisites, rules, fallthrough } = settings;
  const named = seed === null ? {} : { seed };
  const visible = clientVisible ? { clientVisible } : {};
  return { key, kind, variants, enabled, offVariant, ...named, targets, prerequisites, rules, fallthrough, ...visible };
}

export function settingsOf(row: Settings): Settings {
  const { enabled, offVariant, targets, prerequisites, rules, fallthrough } = row;
  return { enabled, offVariant, targets, prerequisites, rules, fallthrough };
}
