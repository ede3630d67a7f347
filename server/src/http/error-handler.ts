import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { fromDatabase } from '../database/database-errors.js';
import { type ErrorKind, GuidonError } from '../errors.js';
import { rememberMethods } from './methods.js';
import { problemOf, statusOf } from './problem.js';
import { validationErrors } from './validation-errors.js';

/** Kept by no cache, and never taken for a page. */
const safeHeaders = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };

const kindOfStatus: Readonly<Record<number, ErrorKind>> = {
  400: 'malformed',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not-found',
  406: 'not-acceptable',
  413: 'too-large',
  414: 'too-large',
  415: 'unsupported-media-type',
  429: 'too-many-requests',
  503: 'unavailable',
};

/** `showsPage` answers, or says that it does not. */
type ShowsPage = (request: FastifyRequest, reply: FastifyReply) => boolean;

export function handleErrors(app: FastifyInstance, showsPage: ShowsPage = () => false): void {
  app.setErrorHandler((error: FastifyError, request, reply) => sendProblem(error, request, reply));
  const allowedMethods = rememberMethods(app);
  app.setNotFoundHandler((request, reply) => {
    if (showsPage(request, reply)) return;
    const [path = ''] = request.url.split('?', 1);
    sendProblem(noSuchRoute(request.method, path, allowedMethods(path)), request, reply);
  });
}

export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const known = toGuidonError(error);
  const status = statusOf(known.kind);
  if (status >= 500) request.log[status === 503 ? 'warn' : 'error']({ err: known.cause ?? known }, known.message);
  return reply
    .code(status)
    .headers({ ...known.headers, ...safeHeaders, 'x-request-id': request.id })
    .type('application/problem+json')
    .serializer(JSON.stringify)
    .send(problemOf(known, request.id));
}

function toGuidonError(thrown: unknown): GuidonError {
  const error = fromDatabase(thrown);
  if (error instanceof GuidonError) return error;
  const { validation, validationContext, statusCode, message } = error as FastifyError;
  if (validation !== undefined) return invalidRequest(validationErrors(validation, validationContext ?? 'body'));
  const kind = statusCode === undefined ? undefined : kindOfStatus[statusCode];
  return new GuidonError(kind ?? 'internal', message, { cause: error });
}

function invalidRequest(errors: GuidonError['errors']): GuidonError {
  const detail = errors.map(({ path, message }) => `${path} ${message}`).join('; ');
  return new GuidonError('malformed', `The request does not fit its schema: ${detail}.`, { errors });
}

function noSuchRoute(method: string, path: string, allowed: readonly string[]): GuidonError {
  const detail = `There is no ${method} ${path}; /docs lists what there is.`;
  // The router reads a path more strictly than its pattern does: `..%2f` is no place below anything.
  if (allowed.length === 0 || allowed.includes(method)) return new GuidonError('not-found', detail);
  return new GuidonError('method-not-allowed', detail, { headers: { allow: allowed.join(', ') } });
}
