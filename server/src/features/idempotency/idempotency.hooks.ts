import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { canonicalJson } from '../../changes/change.digest.js';
import type { Sql } from '../../database/database.js';
import { GuidonError } from '../../errors.js';
import {
  type Claim,
  claimKey,
  type IdempotencyKey,
  readClaim,
  releaseKey,
  storeResponse,
} from './idempotency.store.js';
import { openResponse, sealResponse } from './response.seal.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set while this request's answer is to be kept under its `Idempotency-Key`. */
    idempotency: IdempotencyKey | null;
  }
}

const keptHeaders = ['etag', 'location', 'guidon-version', 'guidon-warning', 'content-type'];

/** Every POST of an account takes an `Idempotency-Key`; hung on each route as it is registered. */
export function keepAnswers(app: FastifyInstance, sql: Sql): void {
  app.decorateRequest('idempotency', null);
  app.addHook('onRoute', (route) => {
    if (route.method !== 'POST' || route.config?.access !== 'account') return;
    route.preHandler = [(request, reply) => claim(sql, request, reply), ...asList(route.preHandler)];
    route.onSend = [(request, reply, payload) => keep(sql, request, reply, payload), ...asList(route.onSend)];
  });
}

async function claim(sql: Sql, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> {
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string') return undefined;
  // A session, not the person behind it: what one has sealed no other can open.
  const id = { actor: request.session?.id ?? request.actor.id ?? request.actor.name, key };
  const hash = hashOf(request);
  if (await claimKey(sql, id, hash)) {
    request.idempotency = id;
    return undefined;
  }
  return replay(await readClaim(sql, id), hash, request, reply, key);
}

function replay(
  stored: Claim | undefined,
  hash: Buffer,
  request: FastifyRequest,
  reply: FastifyReply,
  key: string,
): FastifyReply {
  if (stored !== undefined && !stored.request_hash.equals(hash)) {
    const errors = [{ path: 'header/idempotency-key', message: 'was used for another request' }];
    throw new GuidonError('invalid', 'This Idempotency-Key was used for another request. Take a new one.', { errors });
  }
  if (stored?.status == null || stored.body === null) {
    throw new GuidonError('conflict', 'The first request with this Idempotency-Key is still under way. Try again.', {
      headers: { 'retry-after': '1' },
    });
  }
  const body = openResponse(stored.body, request.credential, key);
  return reply
    .code(stored.status)
    .headers({ ...stored.headers, 'idempotent-replayed': 'true' })
    .serializer(String)
    .send(body);
}

async function keep(sql: Sql, request: FastifyRequest, reply: FastifyReply, payload: unknown): Promise<unknown> {
  const id = request.idempotency;
  if (id === null) return payload;
  request.idempotency = null;
  try {
    if (reply.statusCode >= 500 || typeof payload !== 'string') await releaseKey(sql, id);
    else await storeResponse(sql, id, answerOf(request, reply, id, payload));
  } catch (error) {
    // The work is done and its answer must go out; a repeated request is told that the first is under way, for a minute.
    request.log.warn({ err: error }, 'The answer could not be kept for a repeated request.');
  }
  return payload;
}

function answerOf(request: FastifyRequest, reply: FastifyReply, id: IdempotencyKey, payload: string) {
  const present = keptHeaders.filter((name) => reply.hasHeader(name));
  const headers = Object.fromEntries(present.map((name) => [name, String(reply.getHeader(name))]));
  return { status: reply.statusCode, headers, body: sealResponse(payload, request.credential, id.key) };
}

function hashOf({ method, url, body }: FastifyRequest): Buffer {
  return createHash('sha256')
    .update(`${method} ${url}\n`)
    .update(canonicalJson(body ?? null))
    .digest();
}

function asList<T>(hooks: T | T[] | undefined): T[] {
  if (hooks === undefined) return [];
  return Array.isArray(hooks) ? hooks : [hooks];
}
