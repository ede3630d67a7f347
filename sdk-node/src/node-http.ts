import { type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { Socket } from 'node:net';
import type { Cancel, HttpHandlers, HttpRequest } from '@guidon/sdk-core';
import { bodyOf } from './node-body.js';

const keepAliveMs = 15_000;

/** One request on a socket of its own, which keeps no process alive and follows no redirect. */
export function openHttp(request: HttpRequest, handlers: HttpHandlers): Cancel {
  const call = new HttpCall(handlers);
  try {
    call.start(send(request));
  } catch (error) {
    // What Node refuses outright is told like any other failure: later, and not by an exception.
    process.nextTick(() => call.fail(error));
  }
  return () => call.cancel();
}

function send({ url, method, headers, body }: HttpRequest): ClientRequest {
  const open = url.startsWith('https:') ? httpsRequest : httpRequest;
  const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
  const sent = open(url, { method, agent: false, headers: { 'accept-encoding': 'gzip', ...headers, ...length } });
  sent.on('socket', unrefSocket);
  sent.end(body);
  return sent;
}

function unrefSocket(socket: Socket): void {
  socket.setNoDelay(true);
  socket.setKeepAlive(true, keepAliveMs);
  socket.unref();
  // Each address that is tried brings a handle of its own.
  socket.on('connectionAttempt', () => socket.unref());
}

class HttpCall {
  readonly #handlers: HttpHandlers;
  #request: ClientRequest | undefined;
  #isOver = false;

  constructor(handlers: HttpHandlers) {
    this.#handlers = handlers;
  }

  start(request: ClientRequest): void {
    this.#request = request;
    request.on('error', (error) => this.fail(error));
    request.on('response', (response) => this.#answer(response));
  }

  cancel(): void {
    this.#isOver = true;
    this.#request?.destroy();
  }

  fail(error: unknown): void {
    if (this.#isOver) return;
    this.cancel();
    this.#handlers.onError(`The server cannot be heard: ${messageOf(error)}.`);
  }

  #answer(response: IncomingMessage): void {
    if (this.#isOver) return;
    this.#handlers.onHead(response.statusCode ?? 0, (name) => headerOf(response, name));
    if (this.#isOver) return;
    bodyOf(response, {
      onText: (text) => {
        if (!this.#isOver) this.#handlers.onText(text);
      },
      onEnd: () => this.#end(),
      onError: (error) => this.fail(error),
    });
  }

  #end(): void {
    if (this.#isOver) return;
    this.cancel();
    this.#handlers.onEnd();
  }
}

function headerOf(response: IncomingMessage, name: string): string | undefined {
  const value = response.headers[name];
  return Array.isArray(value) ? value.join(', ') : value;
}

/** An attempt on several addresses fails with an error that says nothing but holds those that do. */
function messageOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(messageOf).join(', ');
  return error instanceof Error ? error.message : String(error);
}
