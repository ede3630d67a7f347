import { soon } from './page-life.js';
import { nameOf } from './text-hash.js';
import type { World } from './world.js';

/** The last good copy of what decides. */
export interface Cache {
  readonly read: () => unknown;
  /** Done within a second, or when the page goes; of what comes meanwhile the newest is written. */
  readonly write: (value: unknown) => void;
}

/** A larger copy is not kept: all pages of an origin share about 5 million characters. */
const maxChars = 1_000_000;

/** Writing blocks the page. */
const delayMs = 1_000;

export function createCache(world: World, name: string): Cache {
  const { storage } = world;
  let newest: unknown;
  const due = soon(
    world,
    () => delayMs,
    () => {
      const text = sealed(JSON.stringify(newest));
      if (text.length <= maxChars) storage?.write(name, text);
    },
  );

  return {
    read() {
      const held = storage?.read(name) ?? '';
      const text = held.slice(held.indexOf(' ') + 1);
      return text && held === sealed(text) ? JSON.parse(text) : undefined;
    },
    write(value) {
      newest = value;
      due();
    },
  };
}

function sealed(text: string): string {
  return `${nameOf(text)} ${text}`;
}
