import type { PlanInput } from '../features/release-templates/release-templates.queries.js';
import type { Release, ReleaseEvent } from '../features/releases/releases.queries.js';

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

export function aPlan(given: Partial<Release['plan']> = {}): Release['plan'] {
  const targets = [{ by: 'tenantId', values: ['acme', 'globex'] }];
  const plan = aFilledPlan({
    stages: [
      { name: 'Our tenants', audience: { targets }, holdFor: 'P2D' },
      { name: 'Ten percent', audience: { segments: ['beta'], percentage: 10 }, holdFor: 'P7D' },
      {
        name: 'Everybody',
        audience: { percentage: 100 },
        holdFor: 'PT0S',
        advance: 'approval',
        approver: 'admin',
      },
    ],
  });
  return { ...plan, ...given };
}

/** In its second stage, with a day to go. */
export function aRelease(given: Partial<Release> = {}): Release {
  return {
    id: '3f0e7a52-8f5e-4d3a-9d53-0d8a7f6f0001',
    project: 'default',
    flag: 'new-billing',
    environment: 'production',
    plan: aPlan(),
    template: null,
    state: 'running',
    stage: { index: 1, name: 'Ten percent' },
    percentage: 10,
    stageEnteredAt: at,
    dueAt: at,
    // Half a minute more: it is still shown as a day where a test takes a while.
    timeLeftMs: 86_430_000,
    pauseCause: null,
    reason: 'Its time is over: “Ten percent” begins.',
    allowed: ['pause', 'advance', 'back', 'rollback', 'abort'],
    approval: { needed: false, of: null, by: null, approvedBy: null },
    revision: 3,
    warnings: [],
    createdBy: ada,
    createdAt: at,
    startedAt: at,
    completedAt: null,
    closedAt: null,
    edits: null,
    ramp: [],
    environmentVersion: 12,
    ...given,
  };
}

export function anEvent(given: Partial<ReleaseEvent> = {}): ReleaseEvent {
  return {
    id: 3,
    at,
    action: 'advance',
    stage: 'Ten percent',
    fromStage: 0,
    toStage: 1,
    fromState: 'running',
    toState: 'running',
    actor: ada,
    reason: 'Its time is over: “Ten percent” begins.',
    version: 12,
    ...given,
  };
}
