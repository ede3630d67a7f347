import type { ChangeRequest } from '../features/change-requests/change-requests.queries.js';

const grace = { kind: 'user', id: 'u2', name: 'grace@example.com' };

/** Of another person than who looks. */
export function aRequest(given: Partial<ChangeRequest> = {}): ChangeRequest {
  const at = '2026-01-31T12:00:00.000Z';
  const parts = { before: { enabled: false, offVariant: 'off' }, after: { enabled: true, offVariant: 'on' } };
  return {
    id: 'r1',
    environment: 'production',
    flag: 'new-checkout',
    title: 'Let it begin',
    reason: '',
    state: 'open',
    author: grace,
    isStale: false,
    mayReview: true,
    applyAt: null,
    appliedAt: null,
    outcome: '',
    reviews: [],
    createdAt: at,
    updatedAt: at,
    diff: parts,
    current: parts.before,
    ...given,
  };
}
