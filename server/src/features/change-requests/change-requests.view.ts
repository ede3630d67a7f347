import type { Caller } from '../../http/caller.js';
import { etagOf } from '../../http/etag.js';
import { isStale, mayReview, partsOf, type RequestRow } from './change-requests.model.js';
import type { ChangeRequest, ChangeRequestSummary } from './change-requests.schema.js';

export function etagOfRequest({ id, revision }: RequestRow): string {
  return etagOf(id, revision);
}

export function summaryOf(caller: Caller, row: RequestRow): ChangeRequestSummary {
  const { id, environment, flag, title, reason, state, author, outcome } = row;
  return {
    id,
    environment,
    flag,
    title,
    reason,
    state,
    author,
    isStale: isStale(row),
    mayReview: mayReview(caller, row),
    applyAt: row.applyAt?.toISOString() ?? null,
    appliedAt: row.appliedAt?.toISOString() ?? null,
    outcome,
    reviews: row.reviews.map((review) => ({ ...review, at: new Date(review.at).toISOString() })),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

export function viewOf(caller: Caller, row: RequestRow): ChangeRequest {
  return { ...summaryOf(caller, row), ...(partsOf(row) as Pick<ChangeRequest, 'diff' | 'current'>) };
}
