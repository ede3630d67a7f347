import type { SimulatedNetwork } from '../../../sdk-core/src/testing/simulated-network.js';
import type { Reader, Reply, Scope } from '../scope.js';
import type { SimulatedTab } from './simulated-tab.js';

const chunkChars = 65_536;

interface Waiting {
  readonly resolve: (chunk: { readonly value?: Uint8Array<ArrayBuffer> | undefined }) => void;
  readonly reject: (error: unknown) => void;
}

/** What arrived of one answer, and who waits for more of it. */
class Body implements Reader {
  #texts: string[] = [];
  #isOver = false;
  #error: unknown;
  #waiting: Waiting | undefined;

  read(): ReturnType<Reader['read']> {
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      this.#serve();
    });
  }

  push(text: string): void {
    if (text) this.#texts.push(text);
    this.#serve();
  }

  end(error?: unknown): void {
    this.#isOver = true;
    this.#error = error;
    this.#serve();
  }

  #serve(): void {
    const waiting = this.#waiting;
    const [text] = this.#texts;
    if (waiting === undefined || (text === undefined && !this.#isOver)) return;
    this.#waiting = undefined;
    if (this.#error !== undefined) waiting.reject(this.#error);
    else waiting.resolve({ value: text === undefined ? undefined : this.#shift(text) });
  }

  #shift(text: string): Uint8Array<ArrayBuffer> {
    this.#texts.shift();
    if (text.length > chunkChars) this.#texts.unshift(text.slice(chunkChars));
    return Uint8Array.from(Buffer.from(text.slice(0, chunkChars)));
  }
}

/** `fetch` as a tab has it: what arrives while it is frozen waits. */
export function simulatedFetch(
  tab: Pick<SimulatedTab, 'later'>,
  network: Pick<SimulatedNetwork, 'connect'>,
): Scope['fetch'] {
  return (url, { method, headers, body, signal }) =>
    new Promise<Reply>((resolve, reject) => {
      const received = new Body();
      const fail = (error: unknown): void => {
        reject(error);
        received.end(error);
      };
      const request = {
        method: method as 'GET',
        url,
        headers: headers as Record<string, string>,
        ...(typeof body === 'string' && { body }),
      };
      const cancel = network.connect(request, {
        onHead: (status, header) =>
          tab.later(0, () =>
            resolve({ status, headers: { get: (name) => header(name) ?? null }, body: { getReader: () => received } }),
          ),
        onText: (text) => tab.later(0, () => received.push(text)),
        onEnd: () => tab.later(0, () => received.end()),
        onError: (message) => tab.later(0, () => fail(new TypeError(message))),
      });
      signal?.addEventListener('abort', () => {
        cancel();
        fail(signal.reason);
      });
    });
}
