import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox';
import type { Flag, Segment } from '@guidon/evaluator';
import { Type } from '@sinclair/typebox';
import type { Sql } from '../../database/database.js';
import { notFound } from '../../errors.js';
import { Param, problems } from '../../http/schemas.js';
import { findEnvironmentId, readHeads, readSnapshot } from './snapshot.store.js';

const Ruleset = Type.Object({
  version: Type.Integer(),
  digest: Type.String(),
  flags: Type.Array(Type.Unsafe<Flag>({ description: 'As SDKs with a server key receive it.' })),
  segments: Type.Array(Type.Unsafe<Segment>({})),
});

/** For pages, which decide as SDKs do: from the database, so that one sees what one has just written. */
export function rulesetRoutes(sql: Sql): FastifyPluginCallbackTypebox {
  return (app, _options, done) => {
    app.get(
      '/api/v1/projects/:project/environments/:environment/ruleset',
      {
        config: { access: 'account', permission: 'project.read' },
        schema: {
          operationId: 'getRuleset',
          summary: 'Everything that decides the flags of an environment',
          description:
            'For the evaluator. Its `ETag` names the state; with `If-None-Match` the same state answers 304.',
          tags: ['Environments'],
          params: Type.Object({ project: Param, environment: Param }),
          headers: Type.Object({ 'if-none-match': Type.Optional(Type.String({ maxLength: 1000 })) }),
          response: {
            200: Ruleset,
            304: Type.Null({ description: 'The state named is the newest.' }),
            ...problems('not-found'),
          },
        },
      },
      async (request, reply) => {
        const { project, environment } = request.params;
        const id = await findEnvironmentId(sql, project, environment);
        const [head] = id === undefined ? [] : await readHeads(sql, [id]);
        if (head !== undefined && request.headers['if-none-match'] === tagOf(head))
          return reply
            .code(304)
            .header('etag', tagOf(head))
            .send(undefined as never);
        const document = head && (await readSnapshot(sql, head.id));
        if (document === undefined) throw notFound('environment', `${project}/${environment}`);
        const { version, digest } = document;
        // As they are stored, were they malformed: the evaluator sets them aside, and says why.
        const parts = { flags: document.flags as Flag[], segments: document.segments as Segment[] };
        return reply.header('etag', tagOf(document)).send({ version, digest, ...parts });
      },
    );
    done();
  };
}

function tagOf({ version, digest }: { readonly version: number; readonly digest: string }): string {
  return `"r.${version}-${digest}"`;
}
