import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import { type AccessOptions, guardRoutes } from './http/access.js';
import { refuseConnection } from './http/client-error.js';
import { type ConnectionLimits, connectionOptions, defaultConnectionLimits } from './http/connection-limits.js';
import type { Dashboard } from './http/dashboard.js';
import { handleErrors, sendProblem } from './http/error-handler.js';
import { parseJsonBodies } from './http/json-body.js';
import { describeApi } from './http/openapi.js';
import { Problem } from './http/problem.js';
import { logRequests } from './http/request-log.js';
import type { Validation } from './http/validation.js';
import type { Logger } from './logging.js';

export interface AppOptions extends AccessOptions {
  readonly logger: Logger;
  readonly release: string;
  readonly validation: Validation;
  readonly trustProxy: boolean | number | string;
  readonly connectionLimits?: ConnectionLimits | undefined;
  readonly showsPage?: Dashboard['answers'];
}

/** The frame that every feature's routes are hung into: parsing, validation, problems, request ids, documentation. */
export async function buildApp(options: AppOptions): Promise<FastifyInstance> {
  const app: FastifyInstance = Fastify({
    loggerInstance: options.logger as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: requestIds(),
    requestIdHeader: false,
    trustProxy: trustOf(options.trustProxy),
    bodyLimit: 1024 * 1024,
    routerOptions: { maxParamLength: 512 },
    ...connectionOptions(options.connectionLimits ?? defaultConnectionLimits),
    forceCloseConnections: 'idle',
    // What came in before the door closed is served: a load balancer must not repeat every request.
    return503OnClosing: false,
    schemaController: { compilersFactory: options.validation.compilersFactory },
    frameworkErrors: (error, request, reply) => void sendProblem(error, request, reply),
    clientErrorHandler: refuseConnection,
  });
  parseJsonBodies(app);
  handleErrors(app, options.showsPage);
  logRequests(app, options.logger);
  app.addSchema(Problem);
  await describeApi(app, options.release);
  guardRoutes(app, options);
  return app;
}

function trustOf(trust: boolean | number | string) {
  return typeof trust === 'number' ? (_address: string, hop: number) => hop < trust : trust;
}

/** Unlike any other process's by its first part, unlike its neighbours by its second: drawing each anew costs more. */
function requestIds(): (request: IncomingMessage) => string {
  const start = randomUUID();
  let count = 0;
  return (request) => {
    const given = request.headers['x-request-id'];
    if (typeof given === 'string' && /^[\w.-]{1,64}$/.test(given)) return given;
    count += 1;
    return `${start}-${count.toString(36)}`;
  };
}
