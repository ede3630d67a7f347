import type { PlanInput, ReleaseTemplate } from '../features/release-templates/release-templates.queries.js';
import type { Release } from '../features/releases/releases.queries.js';

const at = '2026-02-01T12:00:00.000Z';
const ada = { kind: 'user', id: 'u1', name: 'ada@example.com' };

/** As the server answers: with all that was left open filled in. */
export function aFilledPlan({ stages, ...plan }: PlanInput): Release['plan'] {
  return {
    target: 'fallthrough',
    variant: 'on',
    control: 'off',
    by: 'userId',
    onBreach: 'previous-stage',
    ...plan,
    stages: stages.map((stage) => ({ advance: 'automatic', approver: 'editor', ...stage })),
  };
}

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
  return {
    id: '3f0e7a52-8f5e-4d3a-9d53-0d8a7f6f0001',
    project: 'default',
    flag: 'new-billing',
    environment: 'production',
    plan: aFilledPlan({ by: 'tenantId', stages: stages(['acme']) }),
    template: null,
    state: 'draft',
    stage: null,
    percentage: 0,
    stageEnteredAt: null,
    dueAt: null,
    timeLeftMs: null,
    pauseCause: null,
    reason: 'Planned; it has not begun.',
    allowed: ['start', 'abort'],
    approval: { needed: false, of: null, by: null, approvedBy: null },
    revision: 1,
    warnings: [],
    createdBy: ada,
    createdAt: at,
    startedAt: null,
    completedAt: null,
    closedAt: null,
    edits: null,
    ramp: [],
    environmentVersion: 1,
    ...given,
  };
}
