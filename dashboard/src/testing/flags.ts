import type { EnvironmentSummary, FlagItem } from '../features/flags/flag-list.types.js';

const at = '2026-01-31T12:00:00.000Z';

export function aSummary(given: Partial<EnvironmentSummary> = {}): EnvironmentSummary {
  return { enabled: false, rollout: 100, rules: 0, hasTargets: false, etag: '"1.1.1"', updatedAt: at, ...given };
}

export function anItem(given: Partial<FlagItem> = {}): FlagItem {
  return {
    key: 'new-billing',
    description: '',
    kind: 'boolean',
    variants: { on: true, off: false },
    seed: null,
    tags: [],
    clientVisible: false,
    owner: null,
    environments: { development: aSummary(), production: aSummary() },
    lifecycle: 'planned',
    codeUses: null,
    lastEvaluatedAt: null,
    evaluations: Array.from({ length: 24 }, () => 0),
    createdAt: at,
    updatedAt: at,
    archivedAt: null,
    ...given,
  };
}

export function anEnvironment(key: string) {
  const settings = { changeRole: 'editor' as const, requiresApproval: false, sampleContexts: false };
  return { key, name: `${key.charAt(0).toUpperCase()}${key.slice(1)}`, ...settings, createdAt: at, updatedAt: at };
}
