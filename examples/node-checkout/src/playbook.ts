import type { FlagApi } from './flag-api.js';

export const flagKey = 'new_checkout_flow';
export const internalTenant = 'acme-internal';
export const friendlyTenants = ['northwind', 'contoso', 'fabrikam'] as const;

export interface Step {
  readonly name: string;
  run(api: FlagApi): Promise<void>;
}

const percentage = (value: number): Step => ({
  name: `${value} %`,
  run: (api) => api.setPercentage(flagKey, value),
});

/** The playbook that teams follow, one step after the other; how long to watch between two is theirs to say. */
export const playbook: readonly Step[] = [
  {
    name: 'deployed dark',
    run: async (api) => {
      await api.create(flagKey);
      await api.setPercentage(flagKey, 0);
    },
  },
  {
    name: 'internal tenant',
    run: async (api) => {
      await api.whitelist(flagKey, internalTenant, 'tenantId');
      await api.setEnabled(flagKey, true);
    },
  },
  {
    name: 'three friendly customers',
    run: async (api) => {
      for (const tenant of friendlyTenants) await api.whitelist(flagKey, tenant, 'tenantId');
    },
  },
  percentage(10),
  percentage(25),
  percentage(50),
  percentage(100),
];
