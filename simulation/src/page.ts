import type { GuidonClient } from '../../sdk-browser/src/client.js';
import { localEngine } from '../../sdk-browser/src/local-engine.js';
import { makeClient } from '../../sdk-browser/src/make-client.js';
import { remoteEngine } from '../../sdk-browser/src/remote-engine.js';
import type { Damage, Disk } from './disk.js';
import { Life } from './life.js';
import { pageScope } from './page-scope.js';
import { callerFor, listens, type Reader, type ReaderDeps } from './reader.js';
import { kill, type ReaderProcess } from './reader-process.js';
import type { Table } from './table.js';
import { type Look, Witness } from './witness.js';

/** Whether it decides by the projection, or has the server decide everything. */
export type PageMode = 'local' | 'remote';

const engines = { local: ['stream', localEngine], remote: ['stream?mode=remote', remoteEngine] } as const;

/** What is shown is stored so soon. */
const withinMs = 1_100;

/** The real client of a page on a browser that is made up: it holds a client key, and reads the projection's chain. */
export class Page implements Reader {
  readonly name: string;
  readonly disk: Disk;
  readonly table: Table;
  isCutOffUntilMs = 0;
  readonly #deps: ReaderDeps;
  readonly mode: PageMode;
  #process: ReaderProcess<GuidonClient> | undefined;

  constructor(deps: ReaderDeps, mode: PageMode) {
    this.name = deps.name;
    this.disk = deps.disk;
    this.table = deps.table;
    this.#deps = deps;
    this.mode = mode;
  }

  get life(): Life | undefined {
    return this.#process?.life;
  }

  get isCurrent(): boolean {
    if (this.#process === undefined) return false;
    const { client } = this.#process;
    const { version, stale } = client.evaluate('flag-0', '');
    return this.#isNewest(version) && this.table.clients.isServed(valuesOf(client)) && !stale;
  }

  get isLive(): boolean {
    const isStreamed = this.#process?.client.evaluate('flag-0', '').source === 'stream';
    return isStreamed && this.isCurrent && listens(this.#deps.network, this.life);
  }

  get state(): string {
    if (this.#process === undefined) return 'dead';
    const { version, source, stale } = this.#process.client.evaluate('flag-0', '');
    return `${source}, version ${version} of ${this.#head}${stale ? ', stale' : ''}`;
  }

  start(): void {
    if (this.#process !== undefined) return;
    const { time, trace } = this.#deps;
    trace.note(this.name, 'starts');
    const life = new Life(time, { isAsync: true });
    const client = this.#open(life);
    const witness = new Witness(this.#deps, lookAt(client), (shown) => this.#isKnown(shown));
    this.#process = { life, client, witness };
    time.stir();
    client.on('change', () => witness.sees(lookAt(client)));
  }

  die(damage: Damage): void {
    const process = this.#process;
    if (process === undefined) return;
    this.#process = undefined;
    kill(this.#deps, process, damage, { withinMs, storedVersion: () => this.#storedVersion });
  }

  get #head(): number {
    return this.mode === 'local' ? this.table.clients.head.version : this.table.head.version;
  }

  /** Whoever has the server decide is not told of changes that no page is shown. */
  #isNewest(version: number): boolean {
    if (this.mode === 'local') return version === this.#head;
    return version >= this.table.clients.servedSince && version <= this.#head;
  }

  #open(life: Life): GuidonClient {
    const { network, trace, chance, environmentId } = this.#deps;
    const caller = callerFor(this.#deps, this, {
      life,
      delivered: () => life.after(0, () => this.#witness()),
      told: (text) => this.#told(text),
    });
    const scope = pageScope({
      life,
      disk: this.disk,
      random: chance.draw,
      connect: (request, handlers) => {
        const { body = '', headers } = request;
        trace.tell(this.name, () => `asks ${request.url} ${headers['last-event-id'] ?? ''}${body}`);
        return network.connect(caller, request, handlers);
      },
      onStored: (text) => this.#checkCopy(text),
    });
    const options = { url: 'http://guidon', clientKey: `guidon_client_${environmentId}`, context: { userId: 'u1' } };
    const [stream, engine] = engines[this.mode];
    return makeClient(options, scope, stream, engine);
  }

  #witness(): void {
    if (this.#process === undefined) return;
    const { client, witness } = this.#process;
    const look = lookAt(client);
    if (look.version !== witness.shown.version) witness.sees(look);
  }

  /** What the server decided is of a version of its own. */
  #told(text: string): void {
    if (!text.includes('"reset":true')) return;
    const isOfAnswers = text.startsWith('{') && !text.includes('"salt"');
    if (isOfAnswers === (this.mode === 'local')) return;
    this.#process?.witness.toldToReset(Number(/"version":(\d+)/.exec(text)?.[1]));
  }

  #isKnown({ version, values }: Look): boolean {
    return this.mode === 'local'
      ? this.table.clients.wasServed(version, values)
      : this.table.clients.wereEverServed(values);
  }

  #checkCopy(text: string): void {
    const { clients } = this.table;
    const [, whole] = keptIn(text);
    if (this.mode === 'remote' || whole?.version === undefined || clients.isName(whole)) return;
    this.#deps.violate('foreign', `${this.name} keeps a copy of ${whole.version}-${whole.digest}, which never was`);
  }

  get #storedVersion(): number | undefined {
    const [answer, whole] = keptIn(this.disk.text ?? '[]');
    return this.mode === 'local' ? whole?.version : answer?.version;
  }
}

function lookAt(client: GuidonClient): Look {
  return { version: client.evaluate('flag-0', '').version, values: valuesOf(client) };
}

function valuesOf(client: GuidonClient): ReadonlyMap<string, string> {
  return new Map([...client.all()].map(([key, { value }]) => [key, String(value)]));
}

interface Named {
  readonly version: number;
  readonly digest: string;
}

/** The server's decisions and the projection, as they stand behind their sum. */
function keptIn(text: string): readonly [answer?: Named, whole?: Named] {
  return JSON.parse(text.slice(text.indexOf('[')));
}
