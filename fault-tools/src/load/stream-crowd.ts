import { setTimeout as sleep } from 'node:timers/promises';
import { waitFor } from '@guidon/test-kit';
import { peakPerS } from '../peak-per-s.js';
import { LoadStream } from './load-stream.js';
import { requestText } from './request-mix.js';
import { sourceAddress } from './source-address.js';
import { type StreamEvent, versionOf } from './stream-events.js';

export interface StreamCrowd {
  readonly live: number;
  readonly figures: CrowdFigures;
  /** Streams that do not hold this state. */
  behind(id: string): number;
  /** Answers how long it took from the first stream that was lost since the last call until all were back. */
  allBack(timeoutMs: number): Promise<number>;
  close(): void;
}

export interface CrowdFigures {
  /** Patches that did not follow on what their stream held. */
  readonly gaps: number;
  /** Versions that went back without a reset. */
  readonly regressed: number;
  /** Streams that came to be live again. */
  readonly peakReconnectsPerS: number;
  /** Refused ones, too. */
  readonly peakAttemptsPerS: number;
}

export interface CrowdOptions {
  readonly ports: readonly number[];
  readonly streams: number;
  readonly sdkKey: string;
  /** Of the state that they hold when they connect first. */
  readonly stateId: string;
  readonly openPerS: number;
}

const openEveryMs = 20;

export async function startStreamCrowd(options: CrowdOptions): Promise<StreamCrowd> {
  const { ports, streams: count, sdkKey, stateId, openPerS } = options;
  const held = new Array<string>(count).fill(stateId);
  const attempts: number[] = [];
  const reconnects: number[] = [];
  const request = (id: string) => streamRequest(sdkKey, id);
  let gaps = 0;
  let regressed = 0;
  let live = 0;
  let isOpen = false;
  let firstLostAt: number | undefined;
  let wholeAt = 0;

  function heard(index: number, event: StreamEvent): void {
    if (event.kind !== 'patch' && event.kind !== 'whole') return;
    const before = held[index] ?? '';
    if (event.kind === 'patch' && event.from !== before) gaps += 1;
    const isReset = event.kind === 'whole' && event.isReset;
    if (!isReset && versionOf(event.id) < versionOf(before)) regressed += 1;
    held[index] = event.id;
  }

  function changed(isLive: boolean): void {
    live += isLive ? 1 : -1;
    if (isLive && isOpen) reconnects.push(performance.now());
    if (live === count) wholeAt = performance.now();
    if (!isLive) firstLostAt ??= performance.now();
  }

  const streams = held.map((_, index) => {
    const place = { port: ports[index % ports.length] ?? 0, from: sourceAddress(index) };
    return new LoadStream({
      place,
      request,
      stateId: () => held[index] ?? '',
      onAttempt: () => void (isOpen && attempts.push(performance.now())),
      onLive: changed,
      onEvent: (event) => heard(index, event),
    });
  });

  const close = () => {
    for (const stream of streams) stream.close();
  };
  try {
    await openInTurn(streams, openPerS);
    await waitFor(() => live === count, { timeoutMs: 60_000, what: `${count} streams` });
  } catch (error) {
    close();
    throw error;
  }
  isOpen = true;
  firstLostAt = undefined;

  return {
    get live() {
      return live;
    },
    get figures() {
      return { gaps, regressed, peakReconnectsPerS: peakPerS(reconnects), peakAttemptsPerS: peakPerS(attempts) };
    },
    behind: (id) => held.filter((own) => own !== id).length,
    allBack: async (timeoutMs) => {
      await waitFor(() => live === count, { timeoutMs, what: `all ${count} streams to be back` });
      const tookMs = firstLostAt === undefined ? 0 : wholeAt - firstLostAt;
      firstLostAt = undefined;
      return Math.round(tookMs);
    },
    close,
  };
}

const streamRequest = (sdkKey: string, id: string) =>
  requestText('GET', '/sdk/v1/stream', sdkKey, {}).replace('\r\n\r\n', `\r\nLast-Event-ID: ${id}\r\n\r\n`);

async function openInTurn(streams: readonly LoadStream[], perS: number): Promise<void> {
  const begunAt = performance.now();
  for (let opened = 0; opened < streams.length; ) {
    const due = ((performance.now() - begunAt) / 1_000) * perS;
    for (; opened < due && opened < streams.length; opened += 1) streams[opened]?.connect();
    await sleep(openEveryMs);
  }
}
