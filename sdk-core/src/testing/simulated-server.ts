import { diffFlag, type Flag, type Patch, type Snapshot } from '@guidon/evaluator';
import { parseJson } from '../json.js';
import { isRecord } from '../store.js';
import { fakeDigest } from './fake-digest.js';
import type { Exchange } from './simulated-network.js';

const eventStream = { 'content-type': 'text/event-stream' };

/** What a Guidon server says, without a server. Faults are fields that a test sets. */
export class SimulatedServer {
  readonly flags = new Map<string, Flag>();
  readonly streams = new Set<Exchange>();
  /** Evaluations counted, by `flag/variant`. */
  readonly counted = new Map<string, number>();
  /** Everything that was reported, as often as it came. */
  readonly reports: Readonly<Record<string, unknown>>[] = [];
  /** What telemetry is answered with. */
  wish: object = {};
  version = 0;
  digest = fakeDigest('');
  isUp = true;
  /** The status that the named path answers with instead. */
  readonly statuses = new Map<string, { status: number; headers?: Record<string, string> }>();
  /** Streams open but no byte of them passes. */
  isMute = false;
  /** Larger changes are not sent but announced. */
  announces: { afterMs: number } | undefined;
  readonly #patches: Patch[] = [];
  readonly #reports = new Set<string>();

  get id(): string {
    return `${this.version}-${this.digest}`;
  }

  get lastPatch(): Patch | undefined {
    return this.#patches.at(-1);
  }

  readonly handle = (exchange: Exchange): void => {
    const path = exchange.request.url.replace(/^https?:\/\/[^/]+/, '');
    const fault = this.statuses.get(path);
    if (!this.isUp) exchange.cut('connect ECONNREFUSED');
    else if (fault !== undefined) exchange.answer(fault.status, fault.headers ?? {}, '');
    else if (path === '/sdk/v1/snapshot') this.#snapshot(exchange);
    else if (path === '/sdk/v1/stream') this.#stream(exchange);
    else this.#telemetry(exchange);
  };

  put(flag: Flag): Patch {
    const before = this.flags.get(flag.key);
    this.flags.set(flag.key, flag);
    return this.#commit([diffFlag(before, flag)], []);
  }

  remove(key: string): Patch {
    this.flags.delete(key);
    return this.#commit([], [key]);
  }

  /** Back to an earlier version, as from a backup; what comes next bears other digests. */
  restore(version: number, flags: ReadonlyMap<string, Flag>): void {
    this.flags.clear();
    for (const [key, flag] of flags) this.flags.set(key, flag);
    this.#patches.length = 0;
    this.version = version;
    this.digest = fakeDigest(`restored ${this.digest}`);
  }

  snapshot(): Snapshot & { format: 1 } {
    const { version, digest } = this;
    return { format: 1, version, digest, flags: [...this.flags.values()], segments: [] };
  }

  kill(): void {
    this.isUp = false;
    for (const stream of this.streams) stream.cut();
    this.streams.clear();
  }

  broadcast(text: string): void {
    if (!this.isMute) for (const stream of this.streams) stream.text(text);
  }

  heartbeat(): void {
    this.broadcast(':\n\n');
  }

  #commit(flags: readonly unknown[], removed: readonly string[]): Patch {
    const from = this.id;
    this.version += 1;
    this.digest = fakeDigest(`${this.digest} ${JSON.stringify(flags)} ${removed.join()}`);
    const { version, digest } = this;
    const patch: Patch = {
      format: 1,
      from,
      version,
      digest,
      flags,
      segments: [],
      removed: { flags: removed, segments: [] },
    };
    this.#patches.push(patch);
    if (this.announces === undefined) this.broadcast(patchFrame(patch));
    else this.broadcast(frame('refetch', { id: this.id, version, afterMs: this.announces.afterMs }));
    return patch;
  }

  #snapshot(exchange: Exchange): void {
    const tags = exchange.request.headers['if-none-match'];
    if (tags?.includes(`"s.gzip.${this.id}"`) === true) exchange.answer(304, {}, '');
    else
      exchange.answer(200, {}, JSON.stringify({ ...this.snapshot(), reset: tags !== undefined && !this.#knows(tags) }));
  }

  #knows(tags: string): boolean {
    return this.#patches.some((patch) => tags.includes(`.${patch.from}"`));
  }

  #stream(exchange: Exchange): void {
    exchange.head(200, eventStream);
    this.streams.add(exchange);
    exchange.onClosed = () => this.streams.delete(exchange);
    if (this.isMute) return;
    exchange.text(':\n\n');
    const heldId = exchange.request.headers['last-event-id'];
    const from = this.#patches.findIndex((patch) => patch.from === heldId);
    if (from >= 0) for (const patch of this.#patches.slice(from)) exchange.text(patchFrame(patch));
    else if (heldId !== this.id) exchange.text(frame('snapshot', { ...this.snapshot(), reset: heldId !== undefined }));
  }

  #telemetry(exchange: Exchange): void {
    const report = parseJson(exchange.request.body ?? '');
    if (isRecord(report)) this.#count(report);
    if (isRecord(report)) this.reports.push(report);
    exchange.answer(202, {}, JSON.stringify(this.wish));
  }

  #count(report: Readonly<Record<string, unknown>>): void {
    const name = `${String(report['instance'])} ${String(report['sequence'])}`;
    if (this.#reports.has(name)) return;
    this.#reports.add(name);
    for (const { flag, variant, count } of report['counts'] as { flag: string; variant: string; count: number }[]) {
      const key = `${flag}/${variant}`;
      this.counted.set(key, (this.counted.get(key) ?? 0) + count);
    }
  }
}

export function frame(event: string, data: unknown, id?: string): string {
  return `${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}

export function patchFrame(patch: Patch): string {
  return frame('patch', patch, `${patch.version}-${patch.digest}`);
}
