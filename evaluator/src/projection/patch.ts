import type { JsonRecord } from '../json.js';
import type { Patch } from '../model.js';
import { text } from './parts.js';
import { assemble, type Part, type PartName, type Projection, type Read, readPart } from './projection.js';

/**
 * Applies one change: `gap` where it is for another state than the one held, or changes a list that is not held;
 * undefined where it is malformed. Never throws.
 */
export function patchProjection({ id, document }: Projection, patch: unknown): Projection | 'gap' | undefined {
  let isGap = false;
  const complete = (one: Part, before: Part | undefined) =>
    withWholeLists(one, before, () => {
      isGap = true;
    }) as Part;
  try {
    const received = patch as Patch;
    if (received.from !== id) return 'gap';
    const next = assemble(received, document.salt, (name: PartName, read: Read) => {
      const held = document[name];
      const news = readPart(received[name] as Part[], held, read, complete);
      const gone = new Set([...received.removed[name].map(text), ...news.map(({ key }) => key)]);
      return [...(held as readonly Part[]).filter(({ key }) => !gone.has(key)), ...news];
    });
    return isGap ? 'gap' : next;
  } catch {
    return undefined;
  }
}

/** Puts the whole list where only what was added and removed stands, by the list held in the same place. */
function withWholeLists(received: unknown, held: unknown, missed: () => void): unknown {
  if (typeof received !== 'object' || received === null) return received;
  const before = (held ?? {}) as JsonRecord;
  // What was set aside is not what came last: its lists are not those that were changed.
  const inner = (name: string | number) => (before['aside'] ? undefined : before[name]);
  if (Array.isArray(received)) return received.map((one, index) => withWholeLists(one, inner(index), missed));
  const { added, removed } = received as JsonRecord;
  if (Array.isArray(added) && Array.isArray(removed)) {
    if (!Array.isArray(held)) return missed();
    const gone = new Set(removed);
    return [...held.filter((value) => !gone.has(value)), ...added];
  }
  // A variant's value may look like anything.
  const whole = ([name, one]: readonly [string, unknown]) => [
    name,
    name === 'variants' ? one : withWholeLists(one, inner(name), missed),
  ];
  return Object.fromEntries(Object.entries(received).map(whole));
}
