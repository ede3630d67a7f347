import { inOrder } from '@guidon/evaluator';
import { Client, type HttpRequest, type Platform } from '../../sdk-core/src/index.js';
import type { Chance } from './chance.js';
import type { Damage, Disk } from './disk.js';
import { Life } from './life.js';
import type { Network } from './network.js';
import type { Table } from './table.js';
import type { Time } from './time.js';
import type { Trace } from './trace.js';

export interface SdkDeps {
  readonly name: string;
  readonly time: Time;
  readonly chance: Chance;
  readonly trace: Trace;
  readonly network: Network;
  readonly disk: Disk;
  readonly environmentId: number;
  readonly table: Table;
  readonly violate: (kind: Violated, what: string) => void;
}

/** A version that went back; a value that never was; anything else. */
export type Violated = 'regressed' | 'foreign' | 'other';

interface Shown {
  version: number;
  decisions: string;
  /** When it was last brought there by the server; -1 where it was not. */
  sinceMs: number;
}

interface Process {
  readonly life: Life;
  readonly client: Client;
}

/** A written copy is on the disk so soon: half a second of waiting, the write itself, and somewhat more. */
const behindMs = 1_000;

/** The real client on a platform that is made up, and a witness of all that it shows. */
export class Sdk {
  readonly name: string;
  readonly disk: Disk;
  readonly table: Table;
  isCutOffUntilMs = 0;
  readonly #deps: SdkDeps;
  #process: Process | undefined;
  #shown: Shown = { version: 0, decisions: '', sinceMs: -1 };
  /** The versions that it was told to take even if they are lower. */
  #resets = new Set<number>();
  #isChanged = false;
  #wasFull = false;

  constructor(deps: SdkDeps) {
    this.name = deps.name;
    this.disk = deps.disk;
    this.table = deps.table;
    this.#deps = deps;
  }

  get life(): Life | undefined {
    return this.#process?.life;
  }

  get isConverged(): boolean {
    const decided = this.#process?.client.evaluate('flag-0', 'u1', '');
    if (decided === undefined) return false;
    const { version, source, stale } = decided;
    const { head } = this.table;
    const isSame = version === head.version && this.#shown.decisions === this.table.decided;
    return isSame && source === 'stream' && !stale && this.#listens;
  }

  get #listens(): boolean {
    const life = this.#process?.life;
    const streams = this.#deps.network.open(({ client, isStream }) => isStream && client === life);
    return streams.some(({ isFlowing }) => isFlowing);
  }

  /** For people. */
  get state(): string {
    const decided = this.#process?.client.evaluate('flag-0', 'u1', '');
    if (decided === undefined) return 'dead';
    return `${decided.source}, version ${decided.version} of ${this.table.head.version}${decided.stale ? ', stale' : ''}`;
  }

  start(): void {
    if (this.#process !== undefined) return;
    const { time, trace, chance, environmentId } = this.#deps;
    trace.note(this.name, 'starts');
    this.#resets = new Set();
    const life = new Life(time, { isAsync: false });
    const endpoint = { url: '', sdkKey: `guidon_server_${environmentId}`, sdk: 'node', sdkVersion: '0.1.0' };
    const platform = this.#platform(life, chance);
    const client = new Client(platform, { endpoint, streaming: true, timeoutMs: 2_000 });
    this.#process = { life, client };
    time.stir();
    client.on('change', () => {
      this.#isChanged = true;
    });
    this.#shown = { ...this.#look(client), sinceMs: -1 };
    this.#checkKnown();
  }

  /** As with kill −9. What its file says is all that is left. */
  die(damage: Damage): void {
    if (this.#process === undefined) return;
    this.#deps.trace.note(this.name, `dies, its file ${damage === 'none' ? 'whole' : damage}`);
    const { life } = this.#process;
    if (!life.isFrozen) this.#checkFile(life);
    this.#process = undefined;
    life.end();
    for (const connection of this.#deps.network.open(({ client }) => client === life)) connection.cancel()();
    this.disk.damage(damage);
  }

  fillDisk(untilMs: number): void {
    this.disk.fullUntilMs = untilMs;
    this.#wasFull = true;
  }

  #platform(life: Life, chance: Chance): Platform {
    const { time, trace, network } = this.#deps;
    const caller = {
      name: this.name,
      life,
      delivered: () => this.#witness(),
      told: (text: string) => this.#told(text),
      opened: (path: string, open: number) => this.#opened(path, open),
      isCutOff: () => time.nowMs < this.isCutOffUntilMs,
    };
    return {
      monotonicMs: () => time.nowMs,
      epochMs: () => time.nowMs,
      random: chance.draw,
      schedule: (delayMs, run) => life.after(delayMs, run),
      open: (request, handlers) => {
        trace.tell(this.name, () => `asks ${request.url} ${heldBy(request)}`);
        return network.connect(caller, request, handlers);
      },
      instance: '00000000-0000-4000-8000-000000000000',
      cache: this.disk.cacheOf(life, (text) => this.#checkCopy(text)),
    };
  }

  #opened(path: string, open: number): void {
    if (open > 1) this.#deps.violate('other', `${this.name} has ${open} requests open to ${path}`);
  }

  /** What a server says, whether it will arrive or not. */
  #told(text: string): void {
    this.#deps.trace.tell(this.name, () => `is sent ${text.trim().replaceAll('\n', ' ').slice(0, 160)}`);
    if (!text.includes('"reset":true')) return;
    const version = Number(/"version":(\d+)/.exec(text)?.[1]);
    if (!this.table.hasForgotten)
      this.#deps.violate('other', `${this.name} is told to go back although nothing was lost`);
    this.#resets.add(version);
  }

  /** After whatever has arrived. */
  #witness(): void {
    if (this.#process === undefined) return;
    const { version } = this.#process.client.evaluate('flag-0', 'u1', '');
    if (version === this.#shown.version && !this.#isChanged) return;
    this.#isChanged = false;
    const before = this.#shown;
    this.#shown = { ...this.#look(this.#process.client), sinceMs: this.#deps.time.nowMs };
    this.#deps.trace.note(this.name, `shows ${version}: ${this.#shown.decisions}`);
    if (version < before.version && !this.#resets.has(version))
      this.#deps.violate('regressed', `${this.name} goes back from ${before.version} to ${version} without a reset`);
    this.#checkKnown();
  }

  #look(client: Client): { version: number; decisions: string } {
    const { version } = client.evaluate('flag-0', 'u1', '');
    const all = [...client.all('u1')].map(([key, { value }]) => `${key}=${value}`);
    return { version, decisions: all.sort().join(' ') };
  }

  #checkKnown(): void {
    const { version, decisions } = this.#shown;
    if (version === 0 || this.table.decisions.get(version)?.has(decisions) === true) return;
    this.#deps.violate('foreign', `${this.name} shows at version ${version} what was never there: ${decisions}`);
  }

  #checkCopy(text: string): void {
    const { version, digest, flags } = JSON.parse(text);
    const known = this.table.flagsOf.get(`${version}-${digest}`);
    if (known !== undefined && JSON.stringify(known) === JSON.stringify(inOrder(flags))) return;
    this.#deps.violate('foreign', `${this.name} keeps a copy of ${version}-${digest} as it never was`);
  }

  #checkFile(life: Life): void {
    const { sinceMs, version } = this.#shown;
    const nowMs = this.#deps.time.nowMs;
    if (this.#wasFull || sinceMs < 0 || nowMs - Math.max(sinceMs, life.awakeSinceMs) < behindMs) return;
    const kept = this.disk.text === undefined ? undefined : JSON.parse(this.disk.text).version;
    if (kept !== version)
      this.#deps.violate('other', `${this.name} has shown ${version} for a second and kept ${kept}`);
  }
}

function heldBy({ headers }: HttpRequest): string {
  return headers['last-event-id'] ?? headers['if-none-match'] ?? '';
}
