import { type AddressInfo, connect as connectTcp, createServer, type Server, type Socket } from 'node:net';
import { pump } from './fault-pump.js';

/**
 * `pass` as it is · `latency` every chunk late · `blackhole` the connection stands and nothing comes through (half-open)
 * · `refuse` new connections are reset · `trickle` a few bytes at a time · `corrupt` one bit of every answered chunk flipped
 */
export type FaultMode = 'pass' | 'latency' | 'blackhole' | 'refuse' | 'trickle' | 'corrupt';

export interface FaultSettings {
  mode: FaultMode;
  latencyMs: number;
  bytesPerSecond: number;
}

export interface Upstream {
  readonly host?: string;
  readonly port: number;
}

export interface FaultProxy {
  readonly port: number;
  /** May be changed at any time; open connections follow. */
  readonly settings: FaultSettings;
  readonly connections: number;
  /** Resets every open connection. */
  cut(): void;
  /** Lets every open connection stand for ever: nothing comes through, not even its end. New ones pass. */
  halfOpen(): void;
  close(): Promise<void>;
}

/** A TCP proxy on 127.0.0.1 that does to a connection what networks do. */
export async function faultProxy({ upstream }: { readonly upstream: Upstream }): Promise<FaultProxy> {
  const settings: FaultSettings = { mode: 'pass', latencyMs: 100, bytesPerSecond: 1_000 };
  const open = new Set<Link>();
  const server = createServer((client) => {
    if (settings.mode === 'refuse') client.resetAndDestroy();
    else join(client, connectTcp(upstream.port, upstream.host ?? '127.0.0.1'), settings, open);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    settings,
    get connections() {
      return open.size;
    },
    cut: () => cut(open),
    halfOpen: () => {
      for (const link of open) link.isDead = true;
    },
    close: () => close(server, open),
  };
}

interface Link {
  readonly client: Socket;
  readonly upstream: Socket;
  isDead: boolean;
}

function join(client: Socket, upstream: Socket, settings: FaultSettings, open: Set<Link>): void {
  const link: Link = { client, upstream, isDead: false };
  open.add(link);
  for (const [from, to, way] of [
    [client, upstream, 'there'],
    [upstream, client, 'back'],
  ] as const) {
    from.setNoDelay();
    from.on('error', () => {});
    from.on('close', () => {
      if (!link.isDead) to.destroy();
      if (client.destroyed && upstream.destroyed) open.delete(link);
    });
    pump({ from, to, way, settings, isDead: () => link.isDead });
  }
}

function cut(open: ReadonlySet<Link>): void {
  for (const { client, upstream } of open) {
    client.resetAndDestroy();
    upstream.destroy();
  }
}

function close(server: Server, open: ReadonlySet<Link>): Promise<void> {
  cut(open);
  return new Promise((resolve) => server.close(() => resolve()));
}
