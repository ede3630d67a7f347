import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox';
import { Type } from '@sinclair/typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { notFound, unavailable } from '../../errors.js';
import { problems } from '../../http/schemas.js';
import type { SdkCaller } from '../../http/sdk-caller.js';
import type { EnvironmentState } from './environment-state.js';
import type { Encoding, SnapshotBody } from './snapshot.body.js';
import { etagOf, type HeldTag, heldTags, isTagOf, negotiateEncoding } from './snapshot.negotiation.js';
import type { SnapshotService } from './snapshot.service.js';

export interface SnapshotRoutesDeps {
  readonly snapshots: Pick<SnapshotService, 'held' | 'use' | 'ask'>;
  /** Refuses keys that this projection is not for. */
  readonly callerOf: (request: FastifyRequest) => SdkCaller;
}

export function snapshotRoutes(deps: SnapshotRoutesDeps): FastifyPluginCallbackTypebox {
  return (app, _options, done) => {
    app.get(
      '/sdk/v1/snapshot',
      {
        config: { access: 'sdk-key' },
        schema: {
          operationId: 'getSnapshot',
          summary: 'Everything an environment needs to decide its flags',
          description: 'Its `ETag` names the state; with `If-None-Match` a state that is still the newest answers 304.',
          tags: ['SDKs'],
          response: {
            200: { description: 'The snapshot.', ...Snapshot },
            304: Type.Null({ description: 'The state named is the newest.' }),
            ...problems('forbidden', 'not-found'),
          },
        },
      },
      (request, reply) => answer(deps, request, reply) as never,
    );
    done();
  };
}

const Snapshot = Type.Object({
  format: Type.Literal(1),
  environment: Type.String(),
  version: Type.Integer(),
  digest: Type.String(),
  reset: Type.Optional(
    Type.Boolean({ description: 'The state asked with is not known: take this one, even if it is older.' }),
  ),
  flags: Type.Array(Type.Unknown()),
  segments: Type.Array(Type.Unknown()),
});

/** Without a promise wherever the bytes are at hand, which is nearly always. */
function answer(
  deps: SnapshotRoutesDeps,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply | Promise<FastifyReply> {
  const { environmentId, protocol } = deps.callerOf(request);
  reply.header('guidon-protocol', protocol);
  const state = deps.snapshots.held(environmentId);
  if (state === undefined) return load(deps, environmentId, request, reply);
  return answerFrom(deps, { environmentId, state }, request, reply);
}

async function load(deps: SnapshotRoutesDeps, environmentId: number, request: FastifyRequest, reply: FastifyReply) {
  const state = await deps.snapshots.use(environmentId);
  if (state === undefined) throw notFound('environment', String(environmentId));
  return await answerFrom(deps, { environmentId, state }, request, reply);
}

interface Target {
  readonly environmentId: number;
  readonly state: EnvironmentState;
}

function answerFrom(deps: SnapshotRoutesDeps, target: Target, request: FastifyRequest, reply: FastifyReply) {
  const { state } = target;
  const asked = request.headers['if-none-match'];
  if (asked !== undefined && isTagOf(asked, state.id)) return sendNotModified(reply, { tag: asked, id: state.id });
  const held = heldTags(asked);
  const current = held.find(({ id }) => id === state.id);
  if (current !== undefined) return sendNotModified(reply, current);
  const [unknown] = held.filter(({ id }) => state.since(id).kind === 'unknown');
  if (unknown === undefined) return sendBody(request, reply, state.id, state.body());
  return ask(deps, target, unknown, request, reply);
}

/** Only who is told by the primary that its state never was may be taken back to a lower version. */
async function ask(
  deps: SnapshotRoutesDeps,
  { environmentId, state }: Target,
  { id }: HeldTag,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const known = await deps.snapshots.ask(environmentId, id);
  if (known === 'unreachable')
    throw unavailable('Whether your state is known cannot be said while the database does not answer. Keep it.');
  if (state.id === id) return sendNotModified(reply, { tag: etagOf('identity', id), id });
  return await sendBody(request, reply, state.id, state.body({ reset: known === 'unknown' }));
}

function sendNotModified(reply: FastifyReply, { tag }: HeldTag): FastifyReply {
  return reply
    .code(304)
    .headers({ etag: tag, ...cacheHeaders })
    .send();
}

/** Whoever keeps a copy asks before using it: 304 is cheap. */
const cacheHeaders = { 'cache-control': 'no-cache', vary: 'Authorization, Accept-Encoding' };

function sendBody(request: FastifyRequest, reply: FastifyReply, id: string, body: SnapshotBody) {
  const encoding = negotiateEncoding(request.headers['accept-encoding']);
  const bytes = body.bytes(encoding);
  const send = (ready: Buffer) => reply.headers(bodyHeaders(encoding, id)).send(ready);
  return Buffer.isBuffer(bytes) ? send(bytes) : bytes.then(send);
}

function bodyHeaders(encoding: Encoding, id: string) {
  return {
    etag: etagOf(encoding, id),
    'content-type': 'application/json; charset=utf-8',
    ...cacheHeaders,
    ...(encoding !== 'identity' && { 'content-encoding': encoding }),
  };
}
