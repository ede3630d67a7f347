import { GuidonError } from '../errors.js';

/** Strong: the row's id and its revision, so that what is deleted and made anew is never taken for what it was. */
export function etagOf(id: number | string, revision: number): string {
  return `"${id}-${revision}"`;
}

/** Refuses an edit of something that was edited since its ETag was read. To be called under the lock. */
export function checkIfMatch(ifMatch: string | undefined, etag: string): void {
  if (ifMatch === undefined || ifMatch.trim() === '*') return;
  const candidates = ifMatch.split(',').map((candidate) => candidate.trim());
  if (candidates.includes(etag)) return;
  throw new GuidonError('stale', 'It was edited since you read it. Read it again, then decide anew.', {
    members: { etag },
    headers: { etag },
  });
}
