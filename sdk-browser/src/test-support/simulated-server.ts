import { createHash } from 'node:crypto';
import { type Context, diffProjection, evaluate, type Flag, projectRuleset, type Ruleset } from '@guidon/evaluator';
import { aFlag, aRuleset } from '@guidon/evaluator/testing';
import { fakeDigest } from '../../../sdk-core/src/testing/fake-digest.js';
import type { Exchange } from '../../../sdk-core/src/testing/simulated-network.js';

export const paths = {
  snapshot: '/sdk/v1/snapshot',
  stream: '/sdk/v1/stream',
  remote: '/sdk/v1/stream?mode=remote',
  evaluate: '/sdk/v1/evaluate',
} as const;

const salt = 'salt';
const json = { 'content-type': 'application/json' };
const eventStream = { 'content-type': 'text/event-stream' };

interface ClientPatch {
  readonly from: string;
  readonly id: string;
  readonly text: string;
}

interface State {
  readonly version: number;
  readonly digest: string;
}

const idOf = ({ version, digest }: State): string => `${version}-${digest}`;

/** A flag that client keys see, on for everybody but for what is given. */
export function aClientFlag(given: Partial<Flag> = {}): Flag {
  return aFlag({ key: 'new-checkout', clientVisible: true, ...given });
}

/** On for those whose plan begins with `pro`: for the server alone to decide, since `plan` is not public. */
export function aServerFlag(given: Partial<Flag> = {}): Flag {
  const conditions = [{ attribute: 'plan', operator: 'startsWith' as const, values: ['pro'] }];
  return aClientFlag({
    key: 'pro-only',
    rules: [{ id: 'r', conditions, serve: { variant: 'on' } }],
    fallthrough: { variant: 'off' },
    ...given,
  });
}

/** What a Guidon server says to client keys, without a server. Faults are fields that a test sets. */
export class SimulatedServer {
  readonly flags = new Map<string, Flag>();
  readonly local = new Set<Exchange>();
  readonly remote = new Set<Exchange>();
  /** The bodies of questions to `/evaluate`. */
  readonly questions: { readonly context: unknown; readonly flags?: readonly string[]; readonly from?: string }[] = [];
  state: State = { version: 0, digest: fakeDigest('') };
  client: State = this.state;
  isUp = true;
  isMute = false;
  /** Larger changes are not sent but announced. */
  announces: { readonly afterMs: number } | undefined;
  /** How long clients spread their questions. */
  spreadMs = 100;
  readonly statuses = new Map<string, { readonly status: number; readonly headers?: Record<string, string> }>();
  #patches: ClientPatch[] = [];
  #known = new Set<string>([idOf(this.state)]);

  get id(): string {
    return idOf(this.state);
  }

  get clientId(): string {
    return idOf(this.client);
  }

  get lastPatch(): string {
    return this.#patches.at(-1)?.text ?? '';
  }

  readonly handle = (exchange: Exchange): void => {
    const path = exchange.request.url.replace(/^https?:\/\/[^/]+/, '');
    const fault = this.statuses.get(path);
    if (!this.isUp) exchange.cut('connect ECONNREFUSED');
    else if (fault !== undefined) exchange.answer(fault.status, fault.headers ?? {}, '<html>');
    else if (path === paths.snapshot) this.#snapshot(exchange);
    else if (path === paths.stream) this.#stream(exchange);
    else if (path === paths.remote) this.#remoteStream(exchange);
    else if (path === paths.evaluate) this.#evaluate(exchange);
    else exchange.answer(202, json, '{}');
  };

  put(flag: Flag): void {
    this.#commit(flag.key, () => this.flags.set(flag.key, flag));
  }

  remove(key: string): void {
    this.#commit(key, () => this.flags.delete(key));
  }

  /** Back to an earlier version, as from a backup; what comes next bears other digests. */
  restore(version: number, flags: ReadonlyMap<string, Flag>): void {
    this.flags.clear();
    for (const [key, flag] of flags) this.flags.set(key, flag);
    this.#patches = [];
    this.state = { version, digest: fakeDigest(`restored ${this.state.digest}`) };
    this.client = this.state;
    this.#known = new Set([this.id]);
  }

  kill(): void {
    this.isUp = false;
    for (const stream of [...this.local, ...this.remote]) stream.cut();
    this.local.clear();
    this.remote.clear();
  }

  broadcast(text: string): void {
    if (!this.isMute) for (const stream of [...this.local, ...this.remote]) stream.text(text);
  }

  document() {
    const around = { publicAttributes: new Set<string>(), pseudonym };
    return { format: 1 as const, ...this.client, salt, flags: projectRuleset(this.#ruleset(), around) };
  }

  /** What `POST /sdk/v1/evaluate` answers, and `flags.bootstrap(context)` gives. */
  answer(context: unknown, keys?: readonly string[]) {
    const ruleset = this.#ruleset();
    const asked = [...this.flags.keys()].filter((key) => keys === undefined || keys.includes(key));
    const flags = Object.fromEntries(asked.map((key) => [key, evaluate(ruleset, key, context as Context, null)]));
    return { format: 1 as const, ...this.state, flags };
  }

  #ruleset(): Ruleset {
    return aRuleset([...this.flags.values()]);
  }

  #commit(key: string, write: () => void): void {
    const before = this.document();
    write();
    const after = this.document();
    const version = this.state.version + 1;
    this.state = { version, digest: fakeDigest(`${this.state.digest} ${JSON.stringify(this.flags.get(key))}`) };
    this.#known.add(this.id);
    const diff = diffProjection(byKey(before.flags), byKey(after.flags));
    if (diff !== undefined) this.#advance(diff);
    const isServers = [before, after].some(({ flags }) => flags.some((flag) => flag.key === key && 'server' in flag));
    this.#tell(isServers ? this.local : new Set(), [key]);
    this.#tell(this.remote, [key]);
  }

  #advance(diff: object): void {
    const from = this.clientId;
    this.client = this.state;
    const text = JSON.stringify({ format: 1, from, ...this.client, ...diff });
    this.#patches.push({ from, id: this.clientId, text });
    const news =
      this.announces === undefined
        ? `id: ${this.clientId}\nevent: patch\ndata: ${text}\n\n`
        : frame('refetch', { version: this.client.version, afterMs: this.announces.afterMs });
    if (!this.isMute) for (const stream of this.local) stream.text(news);
  }

  #tell(streams: ReadonlySet<Exchange>, flags: readonly string[]): void {
    const text = frame('changed', { id: this.id, flags, afterMs: this.spreadMs });
    if (!this.isMute) for (const stream of streams) stream.text(text);
  }

  #snapshot(exchange: Exchange): void {
    const held = exchange.request.headers['last-event-id'];
    if (held === this.clientId) exchange.answer(304, {}, '');
    else {
      const isKnown = held === undefined || this.#patches.some(({ from }) => from === held);
      const environment = 'development';
      exchange.answer(200, json, JSON.stringify({ environment, ...this.document(), ...(!isKnown && { reset: true }) }));
    }
  }

  #stream(exchange: Exchange): void {
    if (!this.#open(exchange, this.local)) return;
    const heldId = exchange.request.headers['last-event-id'];
    const from = this.#patches.findIndex((patch) => patch.from === heldId);
    if (from >= 0) {
      for (const { text } of this.#patches.slice(from)) exchange.text(`event: patch\ndata: ${text}\n\n`);
    } else if (heldId !== this.clientId) {
      exchange.text(frame('snapshot', { ...this.document(), ...(heldId !== undefined && { reset: true }) }));
    }
  }

  #remoteStream(exchange: Exchange): void {
    if (!this.#open(exchange, this.remote)) return;
    if (exchange.request.headers['last-event-id'] !== this.id)
      exchange.text(frame('changed', { id: this.id, afterMs: 0 }));
  }

  #open(exchange: Exchange, streams: Set<Exchange>): boolean {
    exchange.head(200, eventStream);
    streams.add(exchange);
    exchange.onClosed = () => streams.delete(exchange);
    if (!this.isMute) exchange.text(':\n\n');
    return !this.isMute;
  }

  #evaluate(exchange: Exchange): void {
    const question = JSON.parse(exchange.request.body ?? '') as (typeof this.questions)[number];
    this.questions.push(question);
    const isKnown = question.from === undefined || this.#known.has(question.from);
    const answer = isKnown
      ? this.answer(question.context, question.flags)
      : { ...this.answer(question.context), reset: true };
    exchange.answer(200, json, JSON.stringify(answer));
  }
}

function pseudonym(attribute: string, text: string): string {
  return createHash('sha256').update(`${salt}\0${attribute}\0${text}`).digest('hex').slice(0, 32);
}

function byKey(flags: ReturnType<typeof projectRuleset>) {
  return new Map(flags.map((flag) => [flag.key, flag]));
}

export function frame(event: string, data: unknown): string {
  return `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}
