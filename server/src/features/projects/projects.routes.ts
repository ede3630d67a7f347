import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox';
import { Type } from '@sinclair/typebox';
import type { FastifyReply } from 'fastify';
import { callerOf } from '../../http/caller.js';
import { pageOf, pageQuery } from '../../http/paging.js';
import { IdempotencyHeader, IfMatch, Param, problems, strictObject } from '../../http/schemas.js';
import { warn } from '../../http/warnings.js';
import { NewProject, ProjectPatch, ProjectView } from './projects.schema.js';
import type { ProjectResult, ProjectsService } from './projects.service.js';

const tags = ['Projects'];
const listPath = '/api/v1/projects';
const itemPath = `${listPath}/:project`;
const params = Type.Object({ project: Param });

export function projectRoutes(projects: ProjectsService): FastifyPluginCallbackTypebox {
  return (app, _options, done) => {
    app.get(
      listPath,
      {
        config: { access: 'account', permission: 'instance.read' },
        schema: {
          operationId: 'listProjects',
          summary: 'List the projects that one has a role on',
          tags,
          querystring: strictObject(pageQuery),
          response: { 200: pageOf(ProjectView), ...problems() },
        },
      },
      (request) => projects.list(request.account, request.query),
    );

    app.post(
      listPath,
      {
        config: { access: 'account', permission: 'project.create' },
        schema: {
          operationId: 'createProject',
          summary: 'Make a project',
          tags,
          headers: IdempotencyHeader,
          body: NewProject,
          response: { 201: ProjectView, ...problems('conflict') },
        },
      },
      async (request, reply) => {
        const result = await projects.create(callerOf(request), request.body);
        reply.header('location', `${listPath}/${result.project.key}`);
        return reply.code(201).send(answer(reply, result));
      },
    );

    app.get(
      itemPath,
      {
        config: { access: 'account', permission: 'project.read' },
        schema: {
          operationId: 'getProject',
          summary: 'Read a project',
          tags,
          params,
          response: { 200: ProjectView, ...problems('not-found') },
        },
      },
      async (request, reply) => answer(reply, await projects.read(request.params.project)),
    );

    app.patch(
      itemPath,
      {
        config: { access: 'account', permission: 'project.edit' },
        schema: {
          operationId: 'updateProject',
          summary: "Change a project's name, description or public attributes",
          tags,
          params,
          headers: IfMatch,
          body: ProjectPatch,
          response: { 200: ProjectView, ...problems('not-found', 'stale', 'invalid') },
        },
      },
      async (request, reply) =>
        answer(reply, await projects.update(callerOf(request), request.params.project, request.body)),
    );

    app.delete(
      itemPath,
      {
        config: { access: 'account', permission: 'project.edit' },
        schema: {
          operationId: 'deleteProject',
          summary: 'Delete a project',
          description: 'Refused with 409 while it has flags that are not archived, or SDK keys that are not revoked.',
          tags,
          params,
          headers: IfMatch,
          response: { 204: Type.Null({ description: 'It is gone.' }), ...problems('not-found', 'conflict', 'stale') },
        },
      },
      async (request, reply) => {
        await projects.remove(callerOf(request), request.params.project);
        return reply.code(204).send(null);
      },
    );
    done();
  };
}

function answer(reply: FastifyReply, { project, etag, warnings }: ProjectResult): ProjectView {
  reply.header('etag', etag);
  warn(reply, warnings);
  return project;
}
