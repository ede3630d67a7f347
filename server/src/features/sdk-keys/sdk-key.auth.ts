import type { Socket } from 'node:net';
import type { FastifyRequest } from 'fastify';
import { GuidonError } from '../../errors.js';
import { isAllowedOrigin } from '../../http/origins.js';
import { chooseProtocol, type SdkCaller, sdkNameOf } from '../../http/sdk-caller.js';
import { bearerOf, secretKindOf } from '../../secrets.js';
import type { SdkKeyCache } from './sdk-key.cache.js';
import type { LiveKey } from './sdk-keys.store.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set on routes with `access: 'sdk-key'`. */
    sdkKey: LiveKey;
  }
}

/**
 * Answers at once, without a promise, where the key is in memory; and without hashing it again where this very
 * connection has just shown it: SDKs poll on one connection, and the hash would be a fifth of all that a 304 costs.
 */
export function createSdkKeyAuth(keys: SdkKeyCache): (request: FastifyRequest) => Promise<void> | undefined {
  const shown = new WeakMap<Socket, Shown>();
  return (request) => {
    const header = request.headers.authorization;
    const before = shown.get(request.raw.socket);
    if (before !== undefined && isSameText(before.header, header) && keys.isLive(before.key)) {
      return enter(request, before.key);
    }
    const text = bearerOf(header);
    if (text === undefined) throw refusal('This needs an SDK key: `Authorization: Bearer guidon_server_…`.');
    const known = keys.find(text);
    if (known === undefined) return verify(keys, request, text);
    shown.set(request.raw.socket, { header: header ?? '', key: known });
    return enter(request, known);
  };
}

interface Shown {
  readonly header: string;
  readonly key: LiveKey;
}

/** In a time that tells nothing of where they differ: behind a proxy a connection may be shared. */
function isSameText(one: string, other: string | undefined): boolean {
  if (other === undefined || one.length !== other.length) return false;
  let difference = 0;
  for (let index = 0; index < one.length; index += 1) difference |= one.charCodeAt(index) ^ other.charCodeAt(index);
  return difference === 0;
}

async function verify(keys: SdkKeyCache, request: FastifyRequest, text: string): Promise<void> {
  const kind = secretKindOf(text);
  if (kind === 'token') throw refusal('This is an API token. SDKs take an SDK key.');
  const key = kind === undefined ? undefined : await keys.verify(text);
  if (key === undefined) throw refusal('The SDK key is not known or was revoked.');
  enter(request, key);
}

/** Browsers name the page's origin in every request of the kinds that SDKs make; programs of other kinds name none. */
function enter(request: FastifyRequest, key: LiveKey): undefined {
  const { origin } = request.headers;
  if (origin !== undefined) checkOrigin(key, origin);
  request.sdkKey = key;
}

function checkOrigin({ kind, allowedOrigins }: LiveKey, origin: string): void {
  if (kind === 'server') {
    const advice = 'revoke it, and give the page a client key';
    throw new GuidonError('forbidden', `This is a server key, sent by a page: it is a secret no more: ${advice}.`);
  }
  if (isAllowedOrigin(allowedOrigins, origin)) return;
  const shown = origin.slice(0, 300);
  throw new GuidonError(
    'forbidden',
    `This SDK key is not for pages of ${shown}: its \`allowedOrigins\` does not name it.`,
  );
}

export function callerOf(request: FastifyRequest): SdkCaller {
  const { id, environmentId, kind } = request.sdkKey;
  const { origin } = request.headers;
  return { keyId: id, environmentId, kind, origin, protocol: chooseProtocol(request), sdk: sdkNameOf(request) };
}

function refusal(message: string): GuidonError {
  return new GuidonError('unauthenticated', message, { headers: { 'www-authenticate': 'Bearer realm="guidon-sdk"' } });
}
