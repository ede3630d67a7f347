import type { Cancel, Endpoint, HttpRequest } from '@guidon/sdk-core';
import { requestOf } from './http.js';
import { onceHidden } from './page-life.js';
import type { World } from './world.js';

export interface Telemetry {
  /** On the path of every decision that is asked for. */
  readonly count: (flag: string, variant: string | null) => void;
  /** Sends what is still to be sent. */
  readonly close: () => void;
}

interface Count {
  readonly flag: string;
  readonly variant: string | null;
  count: number;
}

const nothing = (): void => undefined;

const intervalMs = 60_000;

/** While the page goes, browsers send 64 kB. What is counted beyond it waits for the next report. */
const maxCounts = 500;
const maxWaitingReports = 20;

/**
 * Counts what was served and reports it about once a minute, and when nobody sees the page any more. A report is sent
 * unchanged until the server has acknowledged it: it counts each number of an instance once.
 */
export function createTelemetry(world: World, endpoint: Endpoint, versionOf: () => number): Telemetry {
  const { sdk, sdkVersion } = endpoint;
  const instance = world.uuid();
  const waiting: HttpRequest[] = [];
  const counts = new Map<string, Count>();
  let sequence = 0;
  let from = '';
  let cancelTimer: Cancel | undefined;
  let cancelSend: Cancel | undefined;

  const now = (): string => new Date(world.epochMs()).toISOString();

  function closeReport(): void {
    if (counts.size === 0 || waiting.length >= maxWaitingReports) return;
    sequence += 1;
    const about = { format: 1, instance, sequence, sdk, sdkVersion, version: versionOf() };
    const body = JSON.stringify({ ...about, from, to: now(), counts: [...counts.values()] });
    waiting.push(requestOf(endpoint, 'telemetry', { 'content-type': 'application/json' }, body));
    counts.clear();
  }
  function send(): void {
    const [request] = waiting;
    if (!request) return;
    cancelSend = world.open(
      { ...request, keepalive: true },
      {
        onHead(status) {
          if (status > 499 || status === 429) return;
          // Taken, or refused for good.
          waiting.shift();
          send();
        },
        onText: nothing,
        onEnd: nothing,
        onError: nothing,
      },
    );
  }
  function report(): void {
    cancelTimer?.();
    cancelTimer = undefined;
    // What has no answer by now will have none.
    cancelSend?.();
    closeReport();
    send();
    if (waiting.length > 0) arm();
  }
  function arm(): void {
    cancelTimer ??= world.schedule(intervalMs * (0.5 + world.random()), report);
  }
  function reportNew(): void {
    if (counts.size > 0) report();
  }
  const leave = onceHidden(world, reportNew);

  return {
    count(flag, variant) {
      const name = `${flag} ${variant}`;
      const held = counts.get(name);
      if (held) held.count += 1;
      else if (counts.size < maxCounts) {
        if (counts.size === 0) from = now();
        counts.set(name, { flag, variant, count: 1 });
        arm();
      }
    },
    close() {
      reportNew();
      cancelTimer?.();
      leave?.();
    },
  };
}
