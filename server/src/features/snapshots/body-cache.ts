import type { SnapshotBody } from './snapshot.body.js';

export interface BodyCache {
  /** One body for all who ask while the state is the same. */
  get(reset: boolean): SnapshotBody;
  clear(): void;
}

export interface BodyOptions {
  readonly reset: boolean;
  /** Serializes each object once in its life: what a change leaves as it is stays the same object. */
  readonly textOf: (value: object) => string;
}

export function bodyCache(make: (options: BodyOptions) => SnapshotBody): BodyCache {
  const texts = new WeakMap<object, string>();
  const bodies = new Map<boolean, SnapshotBody>();

  function textOf(value: object): string {
    const known = texts.get(value);
    if (known !== undefined) return known;
    const text = JSON.stringify(value);
    texts.set(value, text);
    return text;
  }

  return {
    get: (reset) => {
      const body = bodies.get(reset) ?? make({ reset, textOf });
      bodies.set(reset, body);
      return body;
    },
    clear: () => bodies.clear(),
  };
}
