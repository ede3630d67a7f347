import type { Scope } from '../../sdk-browser/src/scope.js';
import { simulatedFetch } from '../../sdk-browser/src/test-support/simulated-fetch.js';
import type { HttpHandlers, HttpRequest } from '../../sdk-core/src/index.js';
import type { Disk } from './disk.js';
import type { Life } from './life.js';
import type { Cancel } from './time.js';

export interface PageParts {
  readonly life: Life;
  readonly disk: Disk;
  readonly random: () => number;
  readonly connect: (request: HttpRequest, handlers: HttpHandlers) => Cancel;
  /** What is put where a browser keeps it. */
  readonly onStored: (text: string) => void;
}

/** A page that is seen all the time, alone: in a browser that has neither locks nor channels. */
export function pageScope({ life, disk, random, connect, onStored }: PageParts): Scope {
  const timers = new Map<number, Cancel>();
  let made = 0;
  const setTimeout = (run: () => void, delayMs: number): number => {
    made += 1;
    timers.set(made, life.after(delayMs, run));
    return made;
  };
  return {
    fetch: simulatedFetch({ later: atOnce }, { connect }),
    setTimeout,
    clearTimeout: (timer = 0) => {
      timers.get(timer)?.();
      timers.delete(timer);
    },
    requestAnimationFrame: (run) => setTimeout(run, 8),
    addEventListener: () => {},
    document: { hidden: false },
    navigator: { locks: { request: () => Promise.reject(new Error('There are no locks.')) } },
    BroadcastChannel: NoChannel as unknown as Scope['BroadcastChannel'],
    localStorage: storageOn(disk, onStored),
    URL: { createObjectURL: () => 'blob:00000000-0000-4000-8000-000000000000' },
    Math: { random },
  };
}

/** What arrives has waited already. */
function atOnce(_delayMs: number, run: () => void): Cancel {
  run();
  return () => {};
}

class NoChannel {
  constructor() {
    throw new Error('There are no channels.');
  }
}

/** There is one name in it. */
function storageOn(disk: Disk, onStored: (text: string) => void): Record<string, string> {
  return new Proxy<Record<string, string>>(
    {},
    {
      get: () => disk.raw,
      set: (_storage, _name, text: string) => {
        if (disk.isFull) throw new Error('QuotaExceededError');
        onStored(text);
        disk.replace(text);
        return true;
      },
    },
  );
}
