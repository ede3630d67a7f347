import type { Settings } from '../targeting/settings.js';

export function someSettings(given: Partial<Settings> = {}): Settings {
  return {
    enabled: true,
    targets: [],
    rules: [],
    fallthrough: { variant: 'on' },
    prerequisites: [],
    offVariant: 'off',
    ...given,
  };
}

export function aRule(id: string, plan = id) {
  return {
    id,
    conditions: [{ attribute: 'plan', operator: 'in' as const, values: [plan] }],
    serve: { variant: 'on' },
  };
}
