import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox';
import type { Sql } from '../../database/database.js';
import { notFound } from '../../errors.js';
import { malformedCursor, pageStart, toPage } from '../../http/paging.js';
import { problems } from '../../http/schemas.js';
import {
  InstancesParams,
  InstancesQuery,
  type InstancesParams as Path,
  type InstancesQuery as Query,
  type SdkInstance,
  SdkInstances,
} from './instances.schema.js';
import { type InstanceRow, readInstances, readInstancesHead } from './instances.store.js';

export function instanceRoutes(sql: Sql): FastifyPluginCallbackTypebox {
  return (app, _options, done) => {
    app.get(
      '/api/v1/projects/:project/environments/:environment/sdk-instances',
      {
        config: { access: 'account', permission: 'project.read' },
        schema: {
          operationId: 'listSdkInstances',
          summary: 'The SDKs that were heard of in the last day, the latest first',
          description:
            'Processes with a server key: they report when they connect, and every few minutes. Pages are not listed.',
          tags: ['SDK keys'],
          params: InstancesParams,
          querystring: InstancesQuery,
          response: { 200: SdkInstances, ...problems('not-found') },
        },
      },
      (request) => list(sql, request.params, request.query),
    );
    done();
  };
}

async function list(sql: Sql, path: Path, query: Query): Promise<SdkInstances> {
  const head = await readInstancesHead(sql, path);
  if (head === undefined) throw notFound('environment', `${path.project}/${path.environment}`);
  const { after, rows } = pageStart(query);
  const found = await readInstances(sql, head.environmentId, { after: positionOf(after), rows });
  return { version: head.version, ...toPage(found, query, ({ position }) => position, viewOf) };
}

function positionOf(after: string | null) {
  if (after === null) return null;
  const [, atUs, instance] = /^(\d{1,18})\.([0-9a-f-]{36})$/.exec(after) ?? [];
  if (atUs === undefined || instance === undefined) throw malformedCursor();
  return { atUs, instance };
}

function viewOf({ instance, sdk, sdkVersion, protocol, heldVersion, lag, seenAt }: InstanceRow): SdkInstance {
  return { instance, name: sdk, version: sdkVersion, protocol, heldVersion, lag, seenAt: seenAt.toISOString() };
}
