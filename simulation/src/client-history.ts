import type { Flag } from '@guidon/evaluator';

/** Names a state of the projection's chain. */
export interface ClientState {
  readonly version: number;
  readonly digest: string;
}

type Values = ReadonlyMap<string, string>;

/** What client keys see of an environment, and all that they ever saw. */
export class ClientHistory {
  head: ClientState = { version: 0, digest: '' };
  /** The environment's version since which the same is served. */
  servedSince = 0;
  #served: Values = new Map();
  /** By name: the values of the flags that a page decides. */
  readonly #states = new Map<string, Values>();
  readonly #names = new Map<number, Set<string>>();
  /** By flag: what was ever served. */
  readonly #ever = new Map<string, Set<string>>();
  /** Flags that the server decided at any time: their values have no place in the projection's chain. */
  readonly #serverDecided = new Set<string>();

  /** After each change, and when some were lost. */
  remember(version: number, head: ClientState, flags: readonly Flag[]): void {
    this.head = head;
    const visible = flags.filter(({ clientVisible }) => clientVisible === true);
    const served = new Map(visible.map((flag) => [flag.key, servedBy(flag)]));
    if (version < this.servedSince || !this.isServed(served)) this.servedSince = version;
    this.#served = served;
    for (const { key, rules } of visible) if (rules.length > 0) this.#serverDecided.add(key);
    for (const [key, value] of this.#served) this.#ever.set(key, (this.#ever.get(key) ?? new Set()).add(value));
    const name = nameOf(head);
    this.#states.set(name, this.#served);
    this.#names.set(head.version, (this.#names.get(head.version) ?? new Set()).add(name));
  }

  isName(state: ClientState): boolean {
    return this.#states.has(nameOf(state));
  }

  /** Now. */
  isServed(values: Values): boolean {
    return values.size === this.#served.size && [...values].every(([key, value]) => this.#served.get(key) === value);
  }

  /** By the projection of that version; what the server decided may be of any moment, or not yet there. */
  wasServed(version: number, values: Values): boolean {
    if (!this.wereEverServed(values)) return false;
    const states = [...(this.#names.get(version) ?? [])].flatMap((name) => this.#states.get(name) ?? []);
    return states.some((state) => this.#isOf(state, values) && this.#isOf(values, state));
  }

  wereEverServed(values: Values): boolean {
    return [...values].every(([key, value]) => this.#ever.get(key)?.has(value) === true);
  }

  #isOf(some: Values, others: Values): boolean {
    return [...some].every(([key, value]) => this.#serverDecided.has(key) || others.get(key) === value);
  }
}

/** To everybody: whoever the rules ask for is nobody here. */
export function servedBy({ enabled, variants }: Flag): string {
  return String(enabled ? variants['on'] : variants['off']);
}

function nameOf({ version, digest }: ClientState): string {
  return `${version}-${digest}`;
}
