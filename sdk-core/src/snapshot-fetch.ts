import { type Failure, failureOfStatus } from './failure.js';
import { type Answer, fetchText } from './http-fetch.js';
import { parseJson } from './json.js';
import { maxSnapshotChars } from './limits.js';
import type { Cancel, Platform } from './platform.js';
import { type Endpoint, snapshotRequest } from './requests.js';
import type { Store } from './store.js';

export type SnapshotResult = { readonly kind: 'current' } | { readonly kind: 'failed'; readonly failure: Failure };

/** Asks for the newest state, saying which is held, and brings the store there. */
export function fetchSnapshot(
  platform: Platform,
  endpoint: Endpoint,
  store: Store,
  source: 'stream' | 'poll',
  done: (result: SnapshotResult) => void,
): Cancel {
  const request = snapshotRequest(endpoint, store.heldId);
  return fetchText(platform, request, maxSnapshotChars, (outcome) => {
    const failure =
      outcome.kind === 'failed' ? outcome.failure : adopt(outcome.answer, store, source, platform.epochMs());
    done(failure === undefined ? { kind: 'current' } : { kind: 'failed', failure });
  });
}

function adopt(answer: Answer, store: Store, source: 'stream' | 'poll', nowEpochMs: number): Failure | undefined {
  if (answer.status === 304 && store.heldId !== undefined) {
    store.source = source;
    return undefined;
  }
  if (answer.status !== 200) return failureOfStatus(answer.status, answer.header, nowEpochMs);
  const outcome = store.offerSnapshot(parseJson(answer.text), source);
  if (outcome === 'malformed') return { kind: 'malformed', message: 'The server sent a snapshot that is none.' };
  // An older state than the one held confirms nothing, but there is somebody who keeps it current.
  if (outcome === 'old') store.source = source;
  return undefined;
}
