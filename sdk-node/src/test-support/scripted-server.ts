import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';

export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

export interface Script {
  snapshot?: Answer;
  stream?: Answer;
  telemetry?: Answer;
}

export interface TlsIdentity {
  readonly cert: string;
  readonly key: string;
}

/** An HTTP server that does what a test says, path by path. What is not said, it leaves without an answer. */
export class ScriptedServer {
  readonly requests: IncomingMessage[] = [];
  readonly script: Script;
  readonly #sockets = new Set<Socket>();
  readonly #streams = new Set<ServerResponse>();
  readonly #server: Server;
  readonly #origin: string;

  constructor(script: Script, tls?: TlsIdentity) {
    this.script = script;
    this.#origin = tls === undefined ? 'http://127.0.0.1' : 'https://localhost';
    const create = tls === undefined ? createServer : createTlsServer.bind(undefined, tls);
    this.#server = create((request: IncomingMessage, response: ServerResponse) => {
      this.requests.push(request);
      const path = request.url ?? '';
      if (path.endsWith('/snapshot')) this.script.snapshot?.(request, response);
      else if (path.endsWith('/stream')) this.#open(request, response);
      else if (path.endsWith('/telemetry')) this.script.telemetry?.(request, response);
    });
    this.#server.on('connection', (socket) => {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
    });
  }

  #open(request: IncomingMessage, response: ServerResponse): void {
    this.#streams.add(response);
    response.on('close', () => this.#streams.delete(response));
    this.script.stream?.(request, response);
  }

  get url(): string {
    return `${this.#origin}:${(this.#server.address() as AddressInfo).port}`;
  }

  get connections(): number {
    return this.#sockets.size;
  }

  at(path: 'snapshot' | 'stream' | 'telemetry'): readonly IncomingMessage[] {
    return this.requests.filter(({ url }) => url?.endsWith(`/${path}`));
  }

  async listen(port = 0): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(port, '127.0.0.1', resolve));
    return this;
  }

  /** To every stream that is open. */
  write(chunk: string): void {
    for (const response of this.#streams) response.write(chunk);
  }

  cut(): void {
    for (const socket of this.#sockets) socket.resetAndDestroy();
  }

  async close(): Promise<void> {
    this.cut();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }
}

export const json =
  (status: number, body: unknown, headers: Record<string, string> = {}): Answer =>
  (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
  };

/** Opens the stream, sends what is given and leaves it open. */
export const stream =
  (...chunks: readonly (string | Buffer)[]): Answer =>
  (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' }).write(':\n\n');
    for (const chunk of chunks) response.write(chunk);
  };
