import type { Socket } from 'node:net';
import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox';
import { Type } from '@sinclair/typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { GuidonError, notFound } from '../../errors.js';
import { pageHeaders } from '../../http/cors.js';
import { problems } from '../../http/schemas.js';
import type { SdkCaller } from '../../http/sdk-caller.js';
import type { Admission, Refused, StreamHolder } from './stream.admission.js';
import type { StreamedEnvironment } from './stream.catch-up.js';
import { detachSocket } from './stream.detach.js';
import type { Audience, Subscriber } from './stream.hub.js';
import { type StreamMetrics, streamLabel } from './stream.metrics.js';
import type { StreamService } from './stream.service.js';

export interface StreamRoutesDeps {
  readonly streams: StreamService;
  readonly admission: Admission;
  readonly metrics: StreamMetrics;
  readonly callerOf: (request: FastifyRequest) => SdkCaller;
  readonly use: (environmentId: number) => Promise<StreamedEnvironment | undefined>;
  readonly isDraining: () => boolean;
}

const idShape = /^\d{1,16}-\w{1,64}$/;

export function streamRoutes(deps: StreamRoutesDeps): FastifyPluginCallbackTypebox {
  return (app, _options, done) => {
    app.get(
      '/sdk/v1/stream',
      {
        config: { access: 'sdk-key', unbounded: true },
        exposeHeadRoute: false,
        schema: {
          operationId: 'streamChanges',
          summary: "Stream an environment's changes",
          description:
            'Server-sent events: `patch`, `snapshot`, `refetch`, `bye`. With `Last-Event-ID` only what is missing is sent. ' +
            'A client key is sent the changes of its projection, and `changed` for what the server decides.',
          tags: ['SDKs'],
          headers: Type.Object({ 'last-event-id': Type.Optional(Type.String({ maxLength: 512 })) }),
          querystring: Type.Object({
            mode: Type.Optional(
              Type.Literal('remote', {
                description: 'For client keys whose flags the server decides: nothing but `changed` is sent.',
              }),
            ),
          }),
          response: {
            200: { description: 'The stream.', content: { 'text/event-stream': { schema: Type.String() } } },
            ...problems('forbidden', 'not-found'),
          },
        },
      },
      async (request, reply) => {
        const audience = audienceOf(deps.callerOf(request), request.query.mode);
        await openStream(deps, request, reply, audience);
        return reply as never;
      },
    );
    done();
  };
}

function audienceOf({ kind }: SdkCaller, mode: 'remote' | undefined): Audience {
  if (kind === 'client') return mode ?? 'local';
  if (mode === undefined) return 'server';
  throw new GuidonError('malformed', '`mode=remote` is for client keys: a server key is sent whole flags.');
}

async function openStream(
  deps: StreamRoutesDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  audience: Audience,
): Promise<void> {
  const { keyId, environmentId, kind } = deps.callerOf(request);
  refuseWhereDraining(deps);
  admit(deps, keyId, kind === 'client' ? 'page' : 'process');
  try {
    const state = await deps.use(environmentId);
    if (state === undefined) throw notFound('environment', String(environmentId));
    if (request.raw.socket.destroyed) throw new GuidonError('unavailable', 'The caller has hung up.');
    // Those that were open have been sent elsewhere by now: nobody would tell this one to go.
    refuseWhereDraining(deps);
    subscribe(deps, request, reply, { state, audience });
  } catch (error) {
    deps.admission.leave(keyId);
    // Once it is ours, nobody else will close it.
    if (reply.sent) request.raw.socket.destroy();
    throw error;
  }
}

function refuseWhereDraining({ metrics, isDraining }: StreamRoutesDeps): void {
  if (!isDraining()) return;
  metrics.refused('draining');
  throw refusal('This server is going away. Connect again, to another one.', 1);
}

function admit({ admission, metrics }: StreamRoutesDeps, keyId: string, holder: StreamHolder): void {
  const answer = admission.enter(keyId, holder);
  if (answer.kind === 'admitted') return;
  metrics.refused(answer.reason);
  throw refusal(adviceOn(answer), answer.retryAfterS);
}

function adviceOn({ reason }: Refused): string {
  if (reason === 'key-limit') return 'This SDK key has as many streams open as one key may have.';
  if (reason === 'node-limit') return 'This server has as many streams open as it can hold.';
  return 'Too many streams are being opened at once. Come back when `Retry-After` says.';
}

function refusal(message: string, retryAfterS: number): GuidonError {
  return new GuidonError('unavailable', message, { headers: { 'retry-after': String(retryAfterS) } });
}

function subscribe(
  { streams, callerOf }: StreamRoutesDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  { state, audience }: { readonly state: StreamedEnvironment; readonly audience: Audience },
) {
  const { keyId, environmentId, origin, sdk, protocol } = callerOf(request);
  reply.hijack();
  const sink = detachSocket(request.raw, reply.raw);
  sink.write(headOf(protocol, request));
  const subscriber = streams.open(
    { environmentId, audience, keyId, origin, label: streamLabel(protocol, sdk, audience), sink },
    state,
    lastIdOf(request),
  );
  listen(sink, subscriber, streams);
}

function lastIdOf(request: FastifyRequest): string | undefined {
  const text = request.headers['last-event-id'];
  if (typeof text !== 'string' || text === '') return undefined;
  // What is no state of ours at all is as unknown as a state that never was.
  return idShape.test(text) ? text : '0-0';
}

/** Without a length and closed at its end, the body is the same bytes for every client, HTTP/1.0 proxies too. */
function headOf(protocol: number, { id, headers }: FastifyRequest): string {
  return [
    'HTTP/1.1 200 OK',
    'Content-Type: text/event-stream',
    'Cache-Control: no-cache, no-transform',
    'X-Accel-Buffering: no',
    'X-Content-Type-Options: nosniff',
    `Guidon-Protocol: ${protocol}`,
    `X-Request-Id: ${id}`,
    ...Object.entries(pageHeaders(headers.origin)).map(([name, value]) => `${name}: ${value}`),
    `Date: ${new Date().toUTCString()}`,
    'Connection: close',
    '\r\n',
  ].join('\r\n');
}

function listen(socket: Socket, subscriber: Subscriber, streams: StreamService): void {
  const gone = () => streams.gone(subscriber);
  socket.on('close', gone);
  socket.on('error', () => socket.destroy());
  // A client that has said its last word listens no more either.
  socket.on('end', () => socket.destroy());
  socket.resume();
  if (socket.destroyed) gone();
}
