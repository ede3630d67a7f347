import type { LockedRow } from '../../changes/changes.store.js';
import type { Surroundings } from '../../changes/client.surroundings.js';
import type { ConfigPath, FlagInEnvironment } from './configs.store.js';

/** A configuration, and the state of its environment in which it was so. */
export interface Known {
  readonly environment: LockedRow;
  readonly row: FlagInEnvironment;
  /** Undefined where it is not known what client keys see of the flag. */
  readonly around: Surroundings | undefined;
}

type KnownRow = Omit<Known, 'environment'>;

interface Entry {
  environment: LockedRow;
  readonly rows: Map<string, KnownRow>;
}

/**
 * What this node last saw of configurations that were edited lately. Nothing is believed of it: a write that starts
 * from here holds only where the environment is still in the very state, version and digest, that is remembered.
 */
export interface ConfigMemory {
  /** Tells what is known, unless another edit of the environment is under way: then it will be out of date at once. */
  enter(path: ConfigPath): Known | undefined;
  leave(path: ConfigPath): void;
  /** After an edit: `from` is the environment as it was, `known` what the edit made. */
  learn(path: ConfigPath, from: LockedRow, known: Known): void;
}

export function createConfigMemory(limit = 200): ConfigMemory {
  const entries = new Map<string, Entry>();
  const underWay = new Map<string, number>();
  return {
    enter(path) {
      const name = nameOf(path);
      const others = underWay.get(name) ?? 0;
      underWay.set(name, others + 1);
      const entry = entries.get(name);
      const known = entry?.rows.get(path.flag);
      if (others > 0 || entry === undefined || known === undefined) return undefined;
      return { environment: entry.environment, ...known };
    },
    leave(path) {
      const name = nameOf(path);
      const others = (underWay.get(name) ?? 1) - 1;
      if (others === 0) underWay.delete(name);
      else underWay.set(name, others);
    },
    learn(path, from, { environment, ...known }) {
      const { flag } = path;
      const name = nameOf(path);
      const entry = entries.get(name);
      if (entry !== undefined && isSameState(entry.environment, from) && entry.rows.size < limit) {
        entry.environment = environment;
        entry.rows.set(flag, known);
        return;
      }
      if (entries.size >= limit) entries.clear();
      entries.set(name, { environment, rows: new Map([[flag, known]]) });
    },
  };
}

function nameOf({ project, environment }: ConfigPath): string {
  return `${project}/${environment}`;
}

function isSameState(one: LockedRow, other: LockedRow): boolean {
  const isSameHead = one.version === other.version && one.digest === other.digest;
  // What is remembered beside may have been taken hold of, and would be believed to be free.
  return one.id === other.id && isSameHead && one.releasesRevision === other.releasesRevision;
}
