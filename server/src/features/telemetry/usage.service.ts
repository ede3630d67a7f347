import type { Sql } from '../../database/database.js';
import type { ReadAside } from '../../database/replica.js';
import type { World } from '../../world.js';
import { readHours, readLasts, type UsagePlace } from './usage.store.js';

export interface Usage {
  readonly lastEvaluatedAt: Date | null;
  /** The last 24 hours, the running one last. */
  readonly evaluations: readonly number[];
}

export interface UsageQuestion extends UsagePlace {
  readonly flags: readonly string[];
}

export interface UsageDeps {
  readonly readAside: ReadAside;
  readonly world: Pick<World, 'now'>;
}

const hours = 24;
/** SDKs report by the minute. Whoever looks at a list has it sent again with every change that is made. */
const keptMs = 15_000;
const mostKept = 50;
/** Of so few flags the counts are looked up one by one: whoever waits for a first screen does not wait for all. */
const fewFlags = 100;

type Hours = ReadonlyMap<string, readonly number[]>;

interface Kept {
  readonly atMs: number;
  readonly hours: Promise<Hours>;
}

/** How flags are used; of those alone that were evaluated at all. */
export function createUsageReader({ readAside, world }: UsageDeps) {
  const kept = new Map<string, Kept>();

  function hoursIn(place: UsagePlace, flags: readonly string[]): Promise<Hours> {
    const name = `${place.projectId} ${place.environment ?? ''}`;
    const before = kept.get(name);
    if (before !== undefined && world.now() - before.atMs < keptMs) return before.hours;
    if (flags.length <= fewFlags) return readAside((sql) => hoursByFlag(sql, place, flags));
    const entry = { atMs: world.now(), hours: readAside((sql) => hoursByFlag(sql, place)) };
    if (kept.size >= mostKept) kept.clear();
    kept.set(name, entry);
    entry.hours.catch(() => kept.delete(name));
    return entry.hours;
  }

  return async ({ projectId, environment, flags }: UsageQuestion): Promise<ReadonlyMap<string, Usage>> => {
    const place = { projectId, environment };
    const [lasts, found] = await Promise.all([readAside((sql) => readLasts(sql, place, flags)), hoursIn(place, flags)]);
    return new Map(
      lasts.map(({ flag, lastAt }) => [flag, { lastEvaluatedAt: lastAt, evaluations: found.get(flag) ?? noHours() }]),
    );
  };
}

async function hoursByFlag(sql: Sql, place: UsagePlace, flags?: readonly string[]): Promise<Hours> {
  const found = new Map<string, number[]>();
  for (const { hoursAgo, counts } of await readHours(sql, place, hours, flags)) {
    for (const line of counts.split('\n')) addCount(found, line, hours - 1 - hoursAgo);
  }
  return found;
}

function addCount(found: Map<string, number[]>, line: string, hour: number): void {
  const end = line.lastIndexOf(' ');
  const flag = line.slice(0, end);
  const evaluations = found.get(flag) ?? noHours();
  evaluations[hour] = (evaluations[hour] ?? 0) + Number(line.slice(end + 1));
  found.set(flag, evaluations);
}

function noHours(): number[] {
  return Array.from({ length: hours }, () => 0);
}
