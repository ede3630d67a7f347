import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox';
import { Type } from '@sinclair/typebox';
import type { FastifyReply } from 'fastify';
import { callerOf } from '../../http/caller.js';
import { pageOf } from '../../http/paging.js';
import { IfMatch, Param, problems } from '../../http/schemas.js';
import { Member, MembershipBody, MembersQuery, UserPatch } from './members.schema.js';
import type { MemberResult, MembersService } from './members.service.js';

const tags = ['Members'];
const membershipPath = '/api/v1/projects/:project/members/:user';
const MembershipParams = Type.Object({ project: Param, user: Param });

export function memberRoutes(members: MembersService): FastifyPluginCallbackTypebox {
  return (app, _options, done) => {
    app.get(
      '/api/v1/members',
      {
        config: { access: 'account', permission: 'members.read', isNarrowed: true },
        schema: {
          operationId: 'listMembers',
          summary: 'List who has an account, and which roles',
          description: 'Who has roles on projects only sees who works on those.',
          tags,
          querystring: MembersQuery,
          response: { 200: pageOf(Member), ...problems('not-found') },
        },
      },
      (request) => members.list(callerOf(request), request.query),
    );

    app.patch(
      '/api/v1/users/:user',
      {
        config: { access: 'account', permission: 'users.edit' },
        schema: {
          operationId: 'updateUser',
          summary: "Change an account's name, its role on the instance, or whether it's active",
          description: 'The last active owner stays one: 409.',
          tags,
          params: Type.Object({ user: Param }),
          headers: IfMatch,
          body: UserPatch,
          response: { 200: Member, ...problems('not-found', 'conflict', 'stale') },
        },
      },
      async (request, reply) =>
        answer(reply, await members.updateUser(callerOf(request), request.params.user, request.body)),
    );

    app.put(
      membershipPath,
      {
        config: { access: 'account', permission: 'members.edit' },
        schema: {
          operationId: 'putMember',
          summary: 'Give somebody with an account a role on a project',
          tags,
          params: MembershipParams,
          body: MembershipBody,
          response: { 200: Member, ...problems('not-found') },
        },
      },
      async (request, reply) => answer(reply, await members.put(callerOf(request), request.params, request.body.role)),
    );

    app.delete(
      membershipPath,
      {
        config: { access: 'account', permission: 'members.edit' },
        schema: {
          operationId: 'removeMember',
          summary: "Take somebody's role on a project away",
          description: 'What they may do by their role on the instance stays.',
          tags,
          params: MembershipParams,
          response: { 204: Type.Null({ description: 'They are no member of it.' }), ...problems('not-found') },
        },
      },
      async (request, reply) => {
        await members.remove(callerOf(request), request.params);
        return reply.code(204).send(null);
      },
    );
    done();
  };
}

function answer(reply: FastifyReply, { member, etag }: MemberResult): Member {
  reply.header('etag', etag);
  return member;
}
