import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox';
import { Type } from '@sinclair/typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { GuidonError } from '../../errors.js';
import { problems } from '../../http/schemas.js';
import type { LiveSink } from './live.hub.js';
import type { LiveService } from './live.service.js';

export function liveRoutes(live: LiveService): FastifyPluginCallbackTypebox {
  return (app, _options, done) => {
    app.get(
      '/api/v1/events',
      {
        config: { access: 'account', permission: 'instance.read', unbounded: true },
        schema: {
          operationId: 'streamEvents',
          summary: 'Be told what people and programs change',
          description:
            'Server-sent events for pages that show what is: `changed` with `{ kind, project, environment, key, action, by }` says what to ' +
            'look at again, of the projects that one may see; `kind` `all` stands for everything of a project. Whoever connects looks at everything first. ' +
            '`bye`: the session has ended, or the server leaves.',
          tags: ['Audit'],
          response: {
            200: { description: 'The stream.', content: { 'text/event-stream': { schema: Type.String() } } },
            ...problems(),
          },
        },
      },
      async (request, reply) => {
        if (request.method === 'HEAD') return '' as never;
        await open(live, request, reply);
        return reply as never;
      },
    );
    done();
  };
}

async function open(live: LiveService, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const { account, actor } = request;
  const name = `${actor.kind} ${actor.id ?? actor.name}`;
  const gone = await live.open({ request, account, name }, () => streamOf(request, reply));
  reply.raw.on('close', gone);
  if (reply.raw.destroyed) gone();
}

function streamOf(request: FastifyRequest, reply: FastifyReply): LiveSink {
  if (request.raw.socket.destroyed) throw new GuidonError('unavailable', 'The caller has hung up.');
  reply.hijack();
  const { raw } = reply;
  raw.on('error', () => raw.destroy());
  raw.writeHead(200, {
    'content-type': 'text/event-stream',
    'cache-control': 'no-store, no-transform',
    'x-accel-buffering': 'no',
    'x-content-type-options': 'nosniff',
    'x-request-id': request.id,
    connection: 'close',
  });
  return raw;
}
