import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import { type AccessOptions, guardRoutes } from './http/access.js';
import { handleErrors, sendProblem } from './http/error-handler.js';
import { parseJsonBodies } from './http/json-body.js';
import { describeApi } from './http/openapi.js';
import { Problem } from './http/problem.js';
import { logRequests } from './http/request-log.js';
import { buildValidator, serializeAsJson } from './http/validation.js';
import type { Logger } from './logging.js';

export interface AppOptions extends AccessOptions {
  readonly logger: Logger;
  readonly release: string;
  readonly trustProxy: boolean | number | string;
}

/** The frame that every feature's routes are hung into: parsing, validation, problems, request ids, documentation. */
export async function buildApp(options: AppOptions): Promise<FastifyInstance> {
  const app = Fastify({
    loggerInstance: options.logger as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: requestId,
    requestIdHeader: false,
    trustProxy: trustOf(options.trustProxy),
    bodyLimit: 1024 * 1024,
    routerOptions: { maxParamLength: 512 },
    requestTimeout: 15_000,
    keepAliveTimeout: 72_000,
    forceCloseConnections: 'idle',
    return503OnClosing: true,
    schemaController: { compilersFactory: { buildValidator } },
    frameworkErrors: (error, request, reply) => void sendProblem(error, request, reply),
    clientErrorHandler: refuseConnection,
  }).withTypeProvider<TypeBoxTypeProvider>();
  serializeAsJson(app as unknown as FastifyInstance);
  parseJsonBodies(app as unknown as FastifyInstance);
  handleErrors(app as unknown as FastifyInstance);
  logRequests(app as unknown as FastifyInstance, options.logger);
  app.addSchema(Problem);
  await describeApi(app as unknown as FastifyInstance, options.release);
  guardRoutes(app as unknown as FastifyInstance, options);
  return app as unknown as FastifyInstance;
}

function trustOf(trust: boolean | number | string) {
  return typeof trust === 'number' ? (_address: string, hop: number) => hop < trust : trust;
}

function requestId(request: IncomingMessage): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && /^[\w.-]{1,64}$/.test(given) ? given : randomUUID();
}

/** What Node's parser refuses never becomes a request: it is answered on the socket. */
function refuseConnection(error: NodeJS.ErrnoException, socket: import('node:net').Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const [status, title] =
    error.code === 'HPE_HEADER_OVERFLOW' ? [431, 'Request Header Fields Too Large'] : [400, 'Bad Request'];
  const kind = status === 431 ? 'too-large' : 'malformed';
  const detail = 'This is not an HTTP request that can be understood.';
  const body = JSON.stringify({ type: `urn:guidon:problem:${kind}`, title, status, detail, requestId: randomUUID() });
  socket.end(
    `HTTP/1.1 ${status} ${title}\r\nContent-Type: application/problem+json\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
}
