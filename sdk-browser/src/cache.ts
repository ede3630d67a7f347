import { checksum } from '@guidon/evaluator/projection';
import type { Cancel } from '@guidon/sdk-core';
import type { World } from './world.js';

/** The last good copy of what decides. */
export interface Cache {
  readonly read: () => unknown;
  /** Done soon, or when the page goes; of what comes meanwhile the newest is written. */
  readonly write: (value: unknown) => void;
}

/** A larger copy is not kept: all pages of an origin share about 5 million characters. */
const maxChars = 1_000_000;

/** Writing blocks the page. */
const delayMs = 1_000;

export function createCache({ storage, page, schedule }: World, name: string): Cache {
  let waiting: unknown;
  let stopWaiting: Cancel | undefined;

  function flush(): void {
    stopWaiting?.();
    stopWaiting = undefined;
    const text = JSON.stringify(waiting);
    if (text.length <= maxChars) storage?.write(name, `${checksum(text)} ${text}`);
  }
  function waitToFlush(): Cancel {
    const cancelTimer = schedule(delayMs, flush);
    const leave = page?.on((event) => (event === 'hidden' || event === 'left') && flush());
    return () => {
      cancelTimer();
      leave?.();
    };
  }

  return {
    read: () => intact(storage?.read(name) ?? ''),
    write(value) {
      waiting = value;
      stopWaiting ??= waitToFlush();
    },
  };
}

function intact(stored: string): unknown {
  const text = stored.slice(stored.indexOf(' ') + 1);
  try {
    return stored === `${checksum(text)} ${text}` ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}
