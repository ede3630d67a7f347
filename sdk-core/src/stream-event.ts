import { parseJson } from './json.js';
import { isRecord } from './store.js';

export type StreamEvent =
  | { readonly kind: 'patch'; readonly patch: unknown }
  | { readonly kind: 'snapshot'; readonly document: unknown }
  | Refetch
  | { readonly kind: 'bye'; readonly afterMs: number }
  /** Of a later protocol: none of our business. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'malformed' };

export interface Refetch {
  readonly kind: 'refetch';
  readonly version: number;
  /** Of the state that the server is at; the first servers did not say it. */
  readonly id: string | undefined;
  readonly afterMs: number;
  readonly isReset: boolean;
}

const longestNoticeMs = 300_000;

export function parseStreamEvent(name: string | undefined, data: string): StreamEvent {
  if (name !== 'patch' && name !== 'snapshot' && name !== 'refetch' && name !== 'bye') return { kind: 'unknown' };
  const content = parseJson(data);
  if (!isRecord(content)) return { kind: 'malformed' };
  if (name === 'patch') return { kind: 'patch', patch: content };
  if (name === 'snapshot') return { kind: 'snapshot', document: content };
  return name === 'bye' ? { kind: 'bye', afterMs: noticeOf(content) } : refetchOf(content);
}

function refetchOf(content: Readonly<Record<string, unknown>>): StreamEvent {
  const { version, id } = content;
  if (!Number.isSafeInteger(version)) return { kind: 'malformed' };
  return {
    kind: 'refetch',
    version: version as number,
    id: typeof id === 'string' ? id : undefined,
    afterMs: noticeOf(content),
    isReset: content['reset'] === true,
  };
}

function noticeOf(content: Readonly<Record<string, unknown>>): number {
  const afterMs = content['afterMs'];
  return typeof afterMs === 'number' && afterMs > 0 ? Math.min(afterMs, longestNoticeMs) : 0;
}
