import type { FastifyRequest } from 'fastify';
import { GuidonError } from '../../errors.js';
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

/** Answers at once, without a promise, where the key is in memory: that is nearly always. */
export function createSdkKeyAuth(keys: SdkKeyCache): (request: FastifyRequest) => Promise<void> | undefined {
  return (request) => {
    const text = bearerOf(request.headers.authorization);
    if (text === undefined) throw refusal('This needs an SDK key: `Authorization: Bearer guidon_server_…`.');
    const known = keys.find(text);
    if (known === undefined) return verify(keys, request, text);
    request.sdkKey = known;
    return undefined;
  };
}

async function verify(keys: SdkKeyCache, request: FastifyRequest, text: string): Promise<void> {
  const kind = secretKindOf(text);
  if (kind === 'token') throw refusal('This is an API token. SDKs take an SDK key.');
  const key = kind === undefined ? undefined : await keys.verify(text);
  if (key === undefined) throw refusal('The SDK key is not known or was revoked.');
  request.sdkKey = key;
}

/** Client keys are public; what they may see is a projection of its own. */
export function serverCallerOf(request: FastifyRequest): SdkCaller {
  const { id, environmentId, kind } = request.sdkKey;
  if (kind === 'server')
    return { keyId: id, environmentId, protocol: chooseProtocol(request), sdk: sdkNameOf(request) };
  throw new GuidonError(
    'forbidden',
    'Client keys are served by the browser projection, which this version does not serve yet.',
  );
}

function refusal(message: string): GuidonError {
  return new GuidonError('unauthenticated', message, { headers: { 'www-authenticate': 'Bearer realm="guidon-sdk"' } });
}
