import type { FastifyRequest } from 'fastify';

/** Who asks with an SDK key. */
export interface SdkCaller {
  readonly keyId: string;
  /** A server key sees all of its environment. A client key is public, and sees the projection. */
  readonly kind: 'server' | 'client';
  readonly environmentId: number;
  /** Of the page that asks, where a page does; the key allows it. */
  readonly origin: string | undefined;
  /** Chosen by the server, kept for the connection's life. */
  readonly protocol: number;
  /** `node/0.1.0`, as the SDK says. */
  readonly sdk: string | undefined;
}

const servedProtocols: readonly number[] = [1];

/** What the client asks for where it is served, else the first one. */
export function chooseProtocol(request: FastifyRequest): number {
  const asked = Number(request.headers['guidon-protocol'] ?? 1);
  return servedProtocols.includes(asked) ? asked : 1;
}

export function sdkNameOf(request: FastifyRequest): string | undefined {
  const name = request.headers['guidon-sdk'];
  return typeof name === 'string' ? name : undefined;
}
