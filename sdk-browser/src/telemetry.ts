import type { Cancel, Endpoint, HttpRequest } from '@guidon/sdk-core';
import type { World } from './world.js';

export interface Telemetry {
  /** On the path of every decision that is asked for. */
  readonly count: (flag: string, variant: string | null) => void;
  /** Sends what is still to be sent. */
  readonly close: () => void;
}

const intervalMs = 60_000;
const flushIntervalMs = 5_000;

/** While the page goes, browsers send 64 kB: a count is at most about 300 bytes. */
const maxCounts = 200;
const maxWaitingReports = 20;

/** Statuses by which a server says that it will never take this report. */
const refusedForGood = [400, 409, 413, 415, 422];

/**
 * Counts what was served and reports it about once a minute, and when the page goes. A report is sent unchanged until
 * the server has acknowledged it: it counts each number of an instance once.
 */
export function createTelemetry(world: World, endpoint: Endpoint, versionOf: () => number): Telemetry {
  const instance = world.uuid();
  const waiting: HttpRequest[] = [];
  let counts = new Map<string, Map<string | null, number>>();
  let sequence = 0;
  let openedAtMs = world.epochMs();
  let flushedAtMs = Number.NEGATIVE_INFINITY;
  let cancelTimer: Cancel | undefined;
  let cancelSend: Cancel | undefined;

  function closeReport(): void {
    const all = [...counts].flatMap(([flag, variants]) =>
      [...variants].map(([variant, count]) => ({ flag, variant, count })),
    );
    const nowMs = world.epochMs();
    const [from, to] = [Math.min(openedAtMs, nowMs), nowMs].map((ms) => new Date(ms).toISOString());
    while (all.length > 0) {
      sequence += 1;
      const { sdk, sdkVersion } = endpoint;
      const part = all.splice(0, maxCounts);
      const version = versionOf();
      waiting.push(
        requestOf(endpoint, { format: 1, instance, sequence, sdk, sdkVersion, version, from, to, counts: part }),
      );
    }
    counts = new Map();
    openedAtMs = nowMs;
  }

  function send(): void {
    const [request] = waiting;
    if (request === undefined) return;
    let status = 0;
    cancelSend = world.open(request, {
      onHead(headStatus) {
        status = headStatus;
      },
      onText() {},
      onEnd() {
        if ((status < 200 || status > 299) && !refusedForGood.includes(status)) return;
        waiting.shift();
        send();
      },
      onError() {},
    });
  }

  function arm(): void {
    cancelTimer ??= world.schedule(intervalMs * (0.5 + world.random()), () => {
      cancelTimer = undefined;
      // What has no answer by now will have none.
      cancelSend?.();
      if (waiting.length === 0) closeReport();
      send();
      if (waiting.length > 0) arm();
    });
  }

  function flush(isLast: boolean): void {
    const nowMs = world.monotonicMs();
    if (nowMs - flushedAtMs < flushIntervalMs && !(isLast && counts.size > 0)) return;
    flushedAtMs = nowMs;
    cancelSend?.();
    if (waiting.length < maxWaitingReports) closeReport();
    waiting.forEach(world.sendLast);
  }

  const leave = world.page?.on((event) => {
    if (event === 'hidden' || event === 'left') flush(event === 'left');
  });

  return {
    count(flag, variant) {
      const variants = counts.get(flag) ?? new Map<string | null, number>();
      counts.set(flag, variants.set(variant, (variants.get(variant) ?? 0) + 1));
      arm();
    },
    close() {
      leave?.();
      cancelTimer?.();
      flush(true);
    },
  };
}

function requestOf({ url, sdkKey }: Endpoint, report: unknown): HttpRequest {
  return {
    method: 'POST',
    url: `${url}/sdk/v1/telemetry`,
    headers: { authorization: `Bearer ${sdkKey}`, 'content-type': 'application/json', 'guidon-protocol': '1' },
    body: JSON.stringify(report),
  };
}
