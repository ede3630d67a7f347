import { inOrder } from '@guidon/evaluator';
import { Client, type HttpRequest, type Platform } from '../../sdk-core/src/index.js';
import type { Damage, Disk } from './disk.js';
import { Life } from './life.js';
import { callerFor, listens, type Reader, type ReaderDeps } from './reader.js';
import { kill, type ReaderProcess } from './reader-process.js';
import type { Table } from './table.js';
import { type Look, textOf, Witness } from './witness.js';

/** A written copy is on the disk so soon: half a second of waiting, the write itself, and somewhat more. */
const withinMs = 1_000;

/** The real client of a program on a platform that is made up: it holds a server key. */
export class Sdk implements Reader {
  readonly name: string;
  readonly disk: Disk;
  readonly table: Table;
  isCutOffUntilMs = 0;
  readonly #deps: ReaderDeps;
  #process: ReaderProcess<Client> | undefined;
  #isChanged = false;

  constructor(deps: ReaderDeps) {
    this.name = deps.name;
    this.disk = deps.disk;
    this.table = deps.table;
    this.#deps = deps;
  }

  get life(): Life | undefined {
    return this.#process?.life;
  }

  get isCurrent(): boolean {
    if (this.#process === undefined) return false;
    const { client, witness } = this.#process;
    const { version, stale } = client.evaluate('flag-0', 'u1', '');
    return version === this.table.head.version && textOf(witness.shown.values) === this.table.decided && !stale;
  }

  get isLive(): boolean {
    const isStreamed = this.#process?.client.evaluate('flag-0', 'u1', '').source === 'stream';
    return isStreamed && this.isCurrent && listens(this.#deps.network, this.life);
  }

  get state(): string {
    const decided = this.#process?.client.evaluate('flag-0', 'u1', '');
    if (decided === undefined) return 'dead';
    return `${decided.source}, version ${decided.version} of ${this.table.head.version}${decided.stale ? ', stale' : ''}`;
  }

  start(): void {
    if (this.#process !== undefined) return;
    const { time, trace, environmentId } = this.#deps;
    trace.note(this.name, 'starts');
    const life = new Life(time, { isAsync: false });
    const endpoint = { url: '', sdkKey: `guidon_server_${environmentId}`, sdk: 'node', sdkVersion: '0.1.0' };
    const client = new Client(this.#platform(life), { endpoint, streaming: true, timeoutMs: 2_000 });
    const witness = new Witness(this.#deps, lookAt(client), (shown) => this.#isKnown(shown));
    this.#process = { life, client, witness };
    this.#isChanged = false;
    time.stir();
    client.on('change', () => {
      this.#isChanged = true;
    });
  }

  die(damage: Damage): void {
    const process = this.#process;
    if (process === undefined) return;
    this.#process = undefined;
    kill(this.#deps, process, damage, { withinMs, storedVersion: () => this.#storedVersion });
  }

  #platform(life: Life): Platform {
    const { time, trace, network, chance } = this.#deps;
    const caller = callerFor(this.#deps, this, {
      life,
      delivered: () => this.#witness(),
      told: (text) => this.#told(text),
    });
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

  #told(text: string): void {
    if (!text.includes('"reset":true')) return;
    this.#process?.witness.toldToReset(Number(/"version":(\d+)/.exec(text)?.[1]));
  }

  #witness(): void {
    if (this.#process === undefined) return;
    const { client, witness } = this.#process;
    const { version } = client.evaluate('flag-0', 'u1', '');
    if (version === witness.shown.version && !this.#isChanged) return;
    this.#isChanged = false;
    witness.sees(lookAt(client));
  }

  #isKnown({ version, values }: Look): boolean {
    return this.table.decisions.get(version)?.has(textOf(values)) === true;
  }

  #checkCopy(text: string): void {
    const { version, digest, flags } = JSON.parse(text);
    const known = this.table.flagsOf.get(`${version}-${digest}`);
    if (known !== undefined && JSON.stringify(known) === JSON.stringify(inOrder(flags))) return;
    this.#deps.violate('foreign', `${this.name} keeps a copy of ${version}-${digest} as it never was`);
  }

  get #storedVersion(): number | undefined {
    return this.disk.text === undefined ? undefined : JSON.parse(this.disk.text).version;
  }
}

function lookAt(client: Client): Look {
  const { version } = client.evaluate('flag-0', 'u1', '');
  return { version, values: new Map([...client.all('u1')].map(([key, { value }]) => [key, String(value)])) };
}

function heldBy({ headers }: HttpRequest): string {
  return headers['last-event-id'] ?? headers['if-none-match'] ?? '';
}
