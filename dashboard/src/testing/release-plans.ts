import type { PlanInput, ReleaseTemplate } from '../features/release-templates/release-templates.queries.js';
import type { Release } from '../features/releases/releases.queries.js';
import { aFilledPlan, aRelease } from './releases.js';

function stages(values: string[]): PlanInput['stages'] {
  const hint = 'name your own tenant';
  return [
    { name: 'Our own tenant', audience: { targets: [{ by: 'tenantId', values, hint }] }, holdFor: 'P2D' },
    { name: 'A tenth', audience: { percentage: 10 }, holdFor: 'P7D' },
    { name: 'Everybody', audience: { percentage: 100 }, holdFor: 'PT0S' },
  ];
}

export function aTemplate(given: Partial<ReleaseTemplate> = {}): ReleaseTemplate {
  return {
    key: 'careful',
    version: 1,
    name: 'Careful',
    description: 'Our own tenant first.',
    plan: { by: 'tenantId', stages: stages([]), cleanupAfterDays: 30 },
    isShipped: true,
    createdBy: null,
    createdAt: null,
    ...given,
  };
}

/** A plan that has not begun. */
export function aDraft(given: Partial<Release> = {}): Release {
  return aRelease({
    plan: aFilledPlan({ by: 'tenantId', stages: stages(['acme']) }),
    state: 'draft',
    stage: null,
    percentage: 0,
    stageEnteredAt: null,
    dueAt: null,
    timeLeftMs: null,
    reason: 'Planned; it has not begun.',
    allowed: ['start', 'abort'],
    revision: 1,
    startedAt: null,
    environmentVersion: 1,
    ...given,
  });
}
