import type { Cancel, Endpoint, HttpRequest } from '@guidon/sdk-core';
import { requestOf } from './http.js';
import { soon } from './page-life.js';
import type { World } from './world.js';

export interface Telemetry {
  /** On the path of every decision that is asked for. */
  readonly count: (flag: string, variant: string | null) => void;
  /** Sends what is still to be sent. */
  readonly close: () => void;
}

const nothing = (): void => undefined;

const intervalMs = 60_000;

/** While the page goes, browsers send 64 kB. What is counted beyond it is left out of the report. */
const maxCounts = 500;

/**
 * Counts what was served and reports it about once a minute, and when nobody sees the page any more. A report is sent
 * unchanged until the server has acknowledged it, which counts each number of an instance once; meanwhile counting goes on.
 */
export function createTelemetry(world: World, endpoint: Endpoint, versionOf: () => number): Telemetry {
  const { sdk, sdkVersion } = endpoint;
  const instance = world.uuid();
  const counts = new Map<string, { flag: string; variant: string | null; count: number }>();
  const due = soon(world, () => intervalMs * (0.5 + world.random()), report);
  let sequence = 0;
  let from = '';
  let waiting: HttpRequest | undefined;
  let cancel: Cancel | undefined;

  const now = (): string => new Date(world.epochMs()).toISOString();

  function closeReport(): HttpRequest {
    sequence += 1;
    const about = { format: 1, instance, sequence, sdk, sdkVersion, version: versionOf(), from, to: now() };
    const body = JSON.stringify({ ...about, counts: [...counts.values()] });
    counts.clear();
    return requestOf(endpoint, 'telemetry', { 'content-type': 'application/json' }, body);
  }
  function report(): void {
    // What has no answer by now will have none.
    cancel?.();
    waiting ??= closeReport();
    const again = (): void => due();
    const onHead = (status: number): void => {
      if (status < 500 && status !== 429) waiting = undefined;
      if (waiting || counts.size) again();
    };
    cancel = world.open({ ...waiting, keepalive: true }, { onHead, onText: nothing, onEnd: nothing, onError: again });
  }

  return {
    count(flag, variant) {
      const name = `${flag} ${variant}`;
      const held = counts.get(name);
      if (!counts.size) from = now();
      if (held) held.count += 1;
      else if (counts.size < maxCounts) counts.set(name, { flag, variant, count: 1 });
      due();
    },
    close: () => due('now'),
  };
}
