import { connect, type Socket } from 'node:net';
import { AnswerReader, type HttpAnswer } from './answer-reader.js';

export interface Place {
  readonly port: number;
  /** Of the loopback: each has ports of its own. */
  readonly from: string;
}

export type Outcome =
  | { readonly kind: 'answered'; readonly answer: HttpAnswer }
  | { readonly kind: 'broken'; readonly reason: string };

interface Asking {
  readonly begunAt: number;
  readonly done: (outcome: Outcome, tookMs: number) => void;
}

const answerTimeoutMs = 20_000;

/** A client's connection: one request at a time, opened again when it was closed between two. */
export class KeepAliveConnection {
  readonly #place: Place;
  #socket: Socket | undefined;
  #reader = new AnswerReader();
  #asking: Asking | undefined;

  constructor(place: Place) {
    this.#place = place;
  }

  get isBusy(): boolean {
    return this.#asking !== undefined;
  }

  /** Nothing is repeated: who was not answered says so. */
  ask(request: string, done: Asking['done']): void {
    this.#asking = { begunAt: performance.now(), done };
    this.#socket ??= this.#open();
    this.#socket.write(request, 'latin1');
  }

  close(): void {
    this.#asking = undefined;
    this.#socket?.destroy();
    this.#socket = undefined;
  }

  #open(): Socket {
    const { port, from } = this.#place;
    const socket = connect({ port, host: '127.0.0.1', localAddress: from, noDelay: true });
    this.#reader = new AnswerReader();
    let reason = 'closed without an answer';
    socket.setTimeout(answerTimeoutMs);
    socket.on('data', (bytes) => this.#heard(socket, bytes));
    socket.on('timeout', () => {
      if (this.#socket !== socket || !this.isBusy) return;
      reason = 'no answer in time';
      socket.destroy();
    });
    socket.on('error', (error: NodeJS.ErrnoException) => {
      reason = error.code ?? error.message;
    });
    socket.on('close', () => this.#closed(socket, reason));
    return socket;
  }

  #heard(socket: Socket, bytes: Buffer): void {
    const answer = this.#reader.read(bytes);
    if (answer === undefined || this.#socket !== socket) return;
    if (answer.isLast) {
      this.#socket = undefined;
      socket.end();
    }
    this.#finish({ kind: 'answered', answer });
  }

  #closed(socket: Socket, reason: string): void {
    if (this.#socket !== socket) return;
    this.#socket = undefined;
    this.#finish({ kind: 'broken', reason });
  }

  #finish(outcome: Outcome): void {
    const asking = this.#asking;
    this.#asking = undefined;
    asking?.done(outcome, performance.now() - asking.begunAt);
  }
}
