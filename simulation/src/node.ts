import type { Flag } from '@guidon/evaluator';
import { GuidonError } from '../../server/src/errors.js';
import type { EvaluationRequest } from '../../server/src/features/evaluations/evaluations.schema.js';
import { answerSnapshot, askedWith } from '../../server/src/features/snapshots/snapshot.answer.js';
import type { ViewKind } from '../../server/src/features/snapshots/state-view.js';
import type { StreamHolder } from '../../server/src/features/streams/stream.admission.js';
import type { Audience } from '../../server/src/features/streams/stream.hub.js';
import type { Connection } from './connection.js';
import { Life } from './life.js';
import { composeProcess, type NodeDeps, type NodeProcess } from './node-process.js';
import type { Asker } from './postgres.js';

interface Caller {
  readonly keyId: string;
  readonly environmentId: number;
  readonly kind: ViewKind;
  readonly audience: Audience;
  readonly holder: StreamHolder;
}

const json = { 'content-type': 'application/json' };

/** A server node, of the parts that the real one has: only sockets, Postgres and Redis are made up. */
export class Node {
  readonly name: string;
  /** It dies with the answer to so many questions from now; negative: it does not. */
  diesAfterAnswers = -1;
  readonly #deps: NodeDeps;
  #process: NodeProcess | undefined;
  #isDraining = false;
  /** Whoever starts it while it leaves has it back once it is gone. */
  #isWantedAgain = false;

  constructor(deps: NodeDeps) {
    this.name = deps.name;
    this.#deps = deps;
  }

  get isListening(): boolean {
    return this.#process !== undefined;
  }

  get isReady(): boolean {
    return this.#process?.snapshots.isWarm === true && !this.#isDraining;
  }

  get life(): Life | undefined {
    return this.#process?.life;
  }

  start(): void {
    if (this.#process !== undefined) {
      this.#isWantedAgain = this.#isDraining;
      return;
    }
    this.#deps.trace.note(this.name, 'starts');
    this.diesAfterAnswers = -1;
    this.#isDraining = this.#isWantedAgain = false;
    const life = new Life(this.#deps.time, { isAsync: true });
    const process = composeProcess(this.#deps, this.#asker(life));
    this.#process = process;
    process.life.run(() => {
      process.streams.start();
      void process.snapshots.start();
    });
  }

  /** Its machine may go with it, and then nobody is told that its connections are no more. */
  die(how: 'process' | 'machine'): void {
    const process = this.#process;
    if (process === undefined) return;
    this.#deps.trace.note(this.name, `dies (${how})`);
    this.#process = undefined;
    process.life.end();
    this.#deps.bus.forget(process.life);
    for (const connection of this.#deps.network.open(({ server }) => server === process.life)) {
      if (how === 'process') connection.reset();
      else connection.orphan();
    }
  }

  /** As with SIGTERM: streams are told to go elsewhere, then the process ends. */
  leave(withinMs: number): void {
    const process = this.#process;
    if (process === undefined) return;
    this.#deps.trace.note(this.name, `leaves within ${withinMs.toFixed(0)} ms`);
    this.#isDraining = true;
    process.life.run(() => process.streams.drain(withinMs));
    process.life.after(withinMs + 1_000, () => {
      process.snapshots.close();
      process.streams.close();
      this.die('process');
      if (this.#isWantedAgain) this.start();
    });
  }

  /** A change as the server makes one: committed, then told, also where nobody knows whether it was committed. */
  write(environmentId: number, key: string, flag: (before: Flag | undefined) => Flag | undefined): void {
    const process = this.#process;
    const table = this.#deps.postgres.tables.get(environmentId);
    if (process === undefined || table === undefined) return;
    const tell = () => process.feed.publish({ kind: 'changed', environmentId });
    const commit = () => {
      const isPut = table.put(key, flag(table.flag(key)));
      if (isPut) this.#deps.trace.note(this.name, `commits ${table.name} of ${environmentId}`);
    };
    process.life.run(() => void this.#deps.postgres.ask(this.#asker(process.life), commit).then(tell, tell));
  }

  accept(connection: Connection): void {
    const process = this.#process;
    if (process === undefined) {
      connection.reset('ECONNREFUSED');
      return;
    }
    connection.server = process.life;
    process.life.run(() => {
      const answered = connection.isStream ? this.#stream(process, connection) : this.#other(process, connection);
      answered.catch((error: unknown) => refuse(connection, error));
    });
  }

  async #other(process: NodeProcess, connection: Connection): Promise<void> {
    const { url } = connection.request;
    if (url.endsWith('/snapshot')) await this.#snapshot(process, connection);
    else if (url.endsWith('/evaluate')) await this.#evaluate(process, connection);
    else connection.answer(202, {}, '{}');
  }

  async #snapshot({ snapshots }: NodeProcess, connection: Connection): Promise<void> {
    const { environmentId, kind } = callerOf(connection);
    const state = await snapshots.use(environmentId);
    if (state === undefined) return connection.answer(404, {}, '');
    const target = { environmentId, kind, state: state.view(kind) };
    const answer = await answerSnapshot(snapshots, target, askedWith(kind, connection.request.headers));
    if (answer.kind === 'body') connection.answer(200, json, answer.body.text);
    else connection.answer(304, { etag: answer.tag }, '');
  }

  async #evaluate({ evaluations }: NodeProcess, connection: Connection): Promise<void> {
    const request: EvaluationRequest = JSON.parse(connection.request.body ?? '');
    connection.answer(200, json, await evaluations.evaluate(callerOf(connection), request));
  }

  async #stream(process: NodeProcess, connection: Connection): Promise<void> {
    if (this.#isDraining) return connection.answer(503, { 'retry-after': '1' }, '');
    const { keyId, holder } = callerOf(connection);
    const admitted = process.gate.enter(keyId, holder);
    if (admitted.kind === 'refused') return connection.answer(503, { 'retry-after': String(admitted.retryAfterS) }, '');
    try {
      await this.#subscribe(process, connection);
    } catch (error) {
      process.gate.leave(keyId);
      throw error;
    }
  }

  async #subscribe({ snapshots, streams }: NodeProcess, connection: Connection): Promise<void> {
    let isGone = false;
    connection.onGone = () => {
      isGone = true;
    };
    const { environmentId, audience, keyId } = callerOf(connection);
    const state = await snapshots.use(environmentId);
    if (state === undefined || isGone || this.#isDraining)
      throw new GuidonError('unavailable', 'It is no longer wanted.');
    connection.head(200, { 'content-type': 'text/event-stream' });
    const lastId = connection.request.headers['last-event-id'];
    const newcomer = { environmentId, audience, keyId, origin: undefined, label: `1 ${audience}` };
    const subscriber = streams.open({ ...newcomer, sink: sinkOf(connection) }, state, lastId);
    connection.onGone = () => streams.gone(subscriber);
  }

  #asker(life: Life): Asker {
    return { life, outlives: () => this.#outlives() };
  }

  #outlives(): boolean {
    if (this.diesAfterAnswers < 0) return true;
    this.diesAfterAnswers -= 1;
    if (this.diesAfterAnswers < 0) this.die('process');
    return this.#process !== undefined;
  }
}

function sinkOf(connection: Connection) {
  return {
    get writableLength() {
      return connection.waitingBytes;
    },
    write: (bytes: Uint8Array) => connection.text(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString()),
    end: () => connection.end(),
    destroy: () => connection.reset(),
  };
}

function refuse(connection: Connection, error: unknown): void {
  connection.answer(503, error instanceof GuidonError ? error.headers : { 'retry-after': '1' }, '');
}

/** The key says it, as it does in the tables. */
function callerOf({ request: { url, headers } }: Connection): Caller {
  const keyId = headers['authorization'] ?? '';
  const environmentId = Number(keyId.at(-1));
  if (!keyId.includes('client')) return { keyId, environmentId, kind: 'server', audience: 'server', holder: 'process' };
  return {
    keyId,
    environmentId,
    kind: 'client',
    audience: url.endsWith('remote') ? 'remote' : 'local',
    holder: 'page',
  };
}
