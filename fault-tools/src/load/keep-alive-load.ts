import { setTimeout as sleep } from 'node:timers/promises';
import { waitFor } from '@guidon/test-kit';
import { sourceAddress } from '../source-address.js';
import { KeepAliveConnection } from './keep-alive-connection.js';
import { type FiguresInTheMaking, type LoadFigures, makeFigures } from './load-figures.js';
import type { RequestMix } from './request-mix.js';

export interface KeepAliveLoad {
  /** Each connection asks once: nobody keeps one that was never used. */
  begin(): Promise<LoadFigures>;
  /** As much as is answered, by that many of the connections. */
  saturate(connections: number, forMs: number): Promise<LoadFigures>;
  /** That many requests a second from now on, however fast they are answered: by all connections in turn. */
  run(ratePerS: number): void;
  /** Begins the figures anew, and answers with those until now. */
  cut(): LoadFigures;
  /** Lets end what is under way. */
  rest(): Promise<LoadFigures>;
  close(): void;
}

export interface LoadOptions {
  readonly ports: readonly number[];
  readonly connections: number;
  readonly mix: RequestMix;
}

const tickMs = 4;
const openAtOnce = 100;

/** Clients on connections that they keep. */
export function createLoad({ ports, connections: count, mix }: LoadOptions): KeepAliveLoad {
  const connections = Array.from({ length: count }, (_, index) => {
    return new KeepAliveConnection({ port: ports[index % ports.length] ?? 0, from: sourceAddress(index) });
  });
  let making: FiguresInTheMaking = makeFigures();
  let timer: NodeJS.Timeout | undefined;

  function ask(connection: KeepAliveConnection, then = () => {}): void {
    const { kind, text } = mix.next();
    connection.ask(text, (outcome, tookMs) => {
      making.add(kind, outcome, tookMs);
      if (outcome.kind === 'answered') mix.heard(kind, outcome.answer);
      then();
    });
  }

  function cut(): LoadFigures {
    const figures = making.figures();
    making = makeFigures();
    return figures;
  }

  const areIdle = () => connections.every((connection) => !connection.isBusy);
  const rest = async () => {
    clearInterval(timer);
    await waitFor(areIdle, { timeoutMs: 30_000, what: 'the last answers' });
    return cut();
  };

  return {
    begin: async () => {
      for (let index = 0; index < count; index += openAtOnce) {
        for (const connection of connections.slice(index, index + openAtOnce)) ask(connection);
        await waitFor(areIdle, { timeoutMs: 30_000, what: 'the first answers' });
      }
      return cut();
    },
    saturate: async (askers, forMs) => {
      const until = performance.now() + forMs;
      making = makeFigures();
      const again = (connection: KeepAliveConnection) => {
        if (performance.now() < until) ask(connection, () => again(connection));
      };
      for (const connection of connections.slice(0, askers)) again(connection);
      await sleep(forMs);
      return await rest();
    },
    run: (ratePerS) => {
      making = makeFigures();
      timer = pace(ratePerS, nextIdle(connections), ask);
    },
    cut,
    rest,
    close: () => {
      clearInterval(timer);
      for (const connection of connections) connection.close();
    },
  };
}

function pace(
  ratePerS: number,
  next: () => KeepAliveConnection | undefined,
  ask: (connection: KeepAliveConnection) => void,
): NodeJS.Timeout {
  const begunAt = performance.now();
  let asked = 0;
  return setInterval(() => {
    const due = ((performance.now() - begunAt) / 1_000) * ratePerS;
    for (; asked < due; asked += 1) {
      const connection = next();
      if (connection !== undefined) ask(connection);
    }
  }, tickMs);
}

function nextIdle(connections: readonly KeepAliveConnection[]): () => KeepAliveConnection | undefined {
  let index = 0;
  return () => {
    for (let tries = 0; tries < connections.length; tries += 1) {
      index = (index + 1) % connections.length;
      const connection = connections[index];
      if (connection?.isBusy === false) return connection;
    }
    return undefined;
  };
}
