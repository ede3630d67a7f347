import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox';
import { Type } from '@sinclair/typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { notFound } from '../../errors.js';
import { problems } from '../../http/schemas.js';
import type { SdkCaller } from '../../http/sdk-caller.js';
import type { EnvironmentState } from './environment-state.js';
import { answerSnapshot, askedWith, type SnapshotAnswer, type SnapshotTarget } from './snapshot.answer.js';
import type { Encoding } from './snapshot.body.js';
import { etagOf, negotiateEncoding } from './snapshot.negotiation.js';
import type { SnapshotService } from './snapshot.service.js';
import type { ViewKind } from './state-view.js';

export interface SnapshotRoutesDeps {
  readonly snapshots: Pick<SnapshotService, 'held' | 'use' | 'ask'>;
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
          description:
            'Its `ETag` names the state; with `If-None-Match`, or with the state in `Last-Event-ID` as the stream takes it, a state that is ' +
            'still the newest answers 304. ' +
            'A client key gets the projection: flags marked for clients, in which nobody is named.',
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
  salt: Type.Optional(
    Type.String({ description: 'To client keys: what the pseudonyms in this projection are made with.' }),
  ),
  flags: Type.Array(Type.Unknown()),
  segments: Type.Optional(Type.Array(Type.Unknown(), { description: 'To server keys.' })),
});

/** Without a promise wherever the bytes are at hand, which is nearly always. */
function answer(
  deps: SnapshotRoutesDeps,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply | Promise<FastifyReply> {
  const caller = deps.callerOf(request);
  reply.header('guidon-protocol', caller.protocol);
  const state = deps.snapshots.held(caller.environmentId);
  if (state === undefined) return load(deps, caller, request, reply);
  return answerFrom(deps, targetOf(caller, state), request, reply);
}

async function load(deps: SnapshotRoutesDeps, caller: SdkCaller, request: FastifyRequest, reply: FastifyReply) {
  const state = await deps.snapshots.use(caller.environmentId);
  if (state === undefined) throw notFound('environment', String(caller.environmentId));
  return await answerFrom(deps, targetOf(caller, state), request, reply);
}

function targetOf({ environmentId, kind }: SdkCaller, state: EnvironmentState): SnapshotTarget {
  return { environmentId, kind, state: state.view(kind) };
}

function answerFrom(deps: SnapshotRoutesDeps, target: SnapshotTarget, request: FastifyRequest, reply: FastifyReply) {
  const answer = answerSnapshot(deps.snapshots, target, askedWith(target.kind, request.headers));
  const send = (ready: SnapshotAnswer) => sendAnswer(request, reply, target.kind, ready);
  return answer instanceof Promise ? answer.then(send) : send(answer);
}

function sendAnswer(request: FastifyRequest, reply: FastifyReply, kind: ViewKind, answer: SnapshotAnswer) {
  if (answer.kind === 'body') return sendBody(request, reply, kind, answer);
  return reply
    .code(304)
    .headers({ etag: answer.tag, ...cacheHeaders[kind] })
    .send();
}

const vary = 'Authorization, Accept-Encoding, Origin';

const cacheHeaders = {
  // Whoever keeps a copy asks before using it: 304 is cheap.
  server: { 'cache-control': 'no-cache', vary },
  // A page names the state that it holds. What a browser kept beside it would be another, and the page would be given that.
  client: { 'cache-control': 'no-store', vary },
} as const;

function sendBody(
  request: FastifyRequest,
  reply: FastifyReply,
  kind: ViewKind,
  { body, id }: SnapshotAnswer & { readonly kind: 'body' },
) {
  const encoding = negotiateEncoding(request.headers['accept-encoding']);
  const bytes = body.bytes(encoding);
  const headers = bodyHeaders(kind, encoding, etagOf(kind, encoding, id));
  const send = (ready: Buffer) => reply.headers(headers).send(ready);
  return Buffer.isBuffer(bytes) ? send(bytes) : bytes.then(send);
}

function bodyHeaders(kind: ViewKind, encoding: Encoding, etag: string) {
  return {
    etag,
    'content-type': 'application/json; charset=utf-8',
    ...cacheHeaders[kind],
    ...(encoding !== 'identity' && { 'content-encoding': encoding }),
  };
}
