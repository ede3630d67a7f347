import type { ReaderDeps } from './reader.js';

/** What a client shows at a moment, to one user. */
export interface Look {
  readonly version: number;
  readonly values: ReadonlyMap<string, string>;
}

interface Shown extends Look {
  /** When it was last brought there by the server; -1 where it was not. */
  readonly sinceMs: number;
}

/** Watches all that one client shows, from its start on. */
export class Witness {
  shown: Shown;
  readonly #deps: ReaderDeps;
  readonly #isKnown: (shown: Look) => boolean;
  /** The versions that it was told to take even if they are lower. */
  readonly #resets = new Set<number>();
  /** By flag: the newest change of it that was shown. */
  readonly #newest = new Map<string, number>();

  constructor(deps: ReaderDeps, first: Look, isKnown: (shown: Look) => boolean) {
    this.#deps = deps;
    this.#isKnown = isKnown;
    this.shown = { ...first, sinceMs: -1 };
    this.#check();
  }

  /** By a server, whether it will arrive or not. */
  toldToReset(version: number): void {
    const { name, table, violate } = this.#deps;
    if (!table.hasForgotten) violate('other', `${name} is told to go back although nothing was lost`);
    this.#resets.add(version);
  }

  /** After something has arrived. */
  sees(look: Look): void {
    const { name, time, trace, violate } = this.#deps;
    const before = this.shown;
    this.shown = { ...look, sinceMs: time.nowMs };
    trace.note(name, `shows ${look.version}: ${textOf(look.values)}`);
    if (look.version < before.version && !this.#mayReturnTo(look.version))
      violate('regressed', `${name} goes back from ${before.version} to ${look.version} without a reset`);
    this.#check();
  }

  /** A patch that waited for what took it back is taken together with it. */
  #mayReturnTo(version: number): boolean {
    return [...this.#resets].some((reset) => reset <= version);
  }

  #check(): void {
    const { name, table, violate } = this.#deps;
    const { version, values } = this.shown;
    if (version !== 0 && !this.#isKnown(this.shown))
      violate('foreign', `${name} shows at version ${version} what was never there: ${textOf(values)}`);
    for (const [key, value] of values) this.#checkNewer(key, table.changeThatMade(value));
  }

  #checkNewer(key: string, madeAt: number): void {
    const { name, table, violate } = this.#deps;
    const newest = this.#newest.get(key) ?? 0;
    if (madeAt >= newest) this.#newest.set(key, madeAt);
    // What Postgres has lost is given up for what was there before.
    else if (madeAt > 0 && !table.hasForgotten)
      violate('regressed', `${name} shows ${key} of change ${madeAt} after that of ${newest}`);
  }
}

export function textOf(values: ReadonlyMap<string, string>): string {
  return [...values]
    .map(([key, value]) => `${key}=${value}`)
    .sort()
    .join(' ');
}
