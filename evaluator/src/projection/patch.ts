import { isText, type JsonRecord } from '../json.js';
import { isListOf } from './check.js';
import { assemble, type Projection } from './projection.js';

/**
 * Applies one change: `gap` where it is for another state than the one held, or changes a list that is not held;
 * undefined where it is malformed. Never throws.
 */
export function patchProjection(held: Projection, patch: unknown): Projection | 'gap' | undefined {
  try {
    JSON.stringify(patch);
    const received = patch as JsonRecord;
    if (received['format'] !== 1 || !isText(received['from'])) return undefined;
    return received['from'] === held.id ? apply(held, received) : 'gap';
  } catch {
    return undefined;
  }
}

function apply(held: Projection, patch: JsonRecord): Projection | 'gap' | undefined {
  let isGap = false;
  const removed = patch['removed'] as JsonRecord;
  const kept = <T>(things: ReadonlyMap<string, T>, keys: unknown) => {
    const rest = new Map(things);
    for (const key of (keys as string[]).values()) rest.delete(key);
    return rest;
  };
  const whole = (received: unknown, things: ReadonlyMap<string, object>) =>
    (received as JsonRecord[]).map((one) => {
      const before = things.get(one?.['key'] as string);
      return withWholeLists(one, before && 'aside' in before ? undefined : before, () => {
        isGap = true;
      });
    });
  const received = { flags: whole(patch['flags'], held.flags), segments: whole(patch['segments'], held.segments) };
  const base = { flags: kept(held.flags, removed['flags']), segments: kept(held.segments, removed['segments']) };
  return isGap ? 'gap' : assemble({ ...patch, salt: held.salt }, received, held, base);
}

/** Puts the whole list where only its additions and removals stand, by the list held in the same place. */
function withWholeLists(received: unknown, held: unknown, missed: () => void): unknown {
  if (typeof received !== 'object' || received === null) return received;
  const before = (held ?? {}) as JsonRecord;
  if (Array.isArray(received)) return received.map((one, index) => withWholeLists(one, before[index], missed));
  const { added, removed } = received as JsonRecord;
  if (isListOf(added, isText) && isListOf(removed, isText)) {
    if (!isListOf(held, isText)) return missed();
    const gone = new Set(removed);
    return [...held.filter((value) => !gone.has(value)), ...added];
  }
  // A variant's value may look like anything.
  const resolve = ([name, one]: [string, unknown]) => [
    name,
    name === 'variants' ? one : withWholeLists(one, before[name], missed),
  ];
  return Object.fromEntries(Object.entries(received).map(resolve));
}
