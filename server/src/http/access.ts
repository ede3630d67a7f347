import type {
  FastifyContextConfig,
  FastifyInstance,
  FastifyRequest,
  onRequestHookHandler,
  RouteOptions,
} from 'fastify';
import { GuidonError, unavailable } from '../errors.js';
import type { Account } from './account.js';
import { pageHeaders } from './cors.js';
import { hooksOf } from './hooks.js';
import { flawOfText } from './json-body.js';
import { type Permission, permissions, refusalOf } from './permissions.js';
import { isSafe, refuseForeignPage } from './same-origin.js';

/** Who a request acts as; the audit record names them. */
export interface Actor {
  readonly kind: 'user' | 'token' | 'environment-token' | 'system';
  readonly id: string | null;
  readonly name: string;
}

/**
 * What a route asks of its caller. Every route says it: one that does not is refused at start.
 * `sign-in`: nobody is known yet, but it is held to all else that a route of the API is.
 */
export type Access = 'public' | 'sign-in' | 'account' | 'sdk-key';

/** What people and their tools ask, unlike SDKs and probes. */
export function isOfApi(config: FastifyContextConfig | undefined): boolean {
  return config?.access === 'account' || config?.access === 'sign-in';
}

declare module 'fastify' {
  interface FastifyContextConfig {
    readonly access?: Access;
    /** What an account must be allowed: of the project that the path names, or else of any. */
    readonly permission?: Permission;
    /** No project in the path, and yet a permission on projects: the service answers of those only where it is held. */
    readonly isNarrowed?: boolean;
    /** Answers streams or long reads itself: no deadline of ours. */
    readonly unbounded?: boolean;
  }
  interface FastifyRequest {
    /** Set on routes with `access: 'account'`, as is all that follows. */
    actor: Actor;
    account: Account;
    /** The secret that they showed: what is to be read by them alone is sealed with it. */
    credential: string;
    /** Asked about anew while its answer goes on: no sign that somebody is there. */
    isRecheck?: boolean;
    /** Set where a person's session stands behind the request, and no token. */
    session: RequestSession | null;
  }
}

/** By what a person is signed in. */
export interface RequestSession {
  readonly id: string;
  /** `password`, or the key of an identity provider. */
  readonly method: string;
  readonly expiresAt: Date;
}

/** Answers undefined where it could tell at once: SDKs ask all day, and a promise with a deadline costs more than their key's hash. */
export type Authenticate = (request: FastifyRequest) => Promise<void> | undefined;

export interface AccessOptions {
  readonly authenticate: Readonly<Record<Exclude<Access, 'public' | 'sign-in'>, Authenticate>>;
  /** Where people's browsers come from, as the operator says it. */
  readonly publicUrl: string | undefined;
  readonly deadlineMs: number;
}

const publicScope = Symbol('public scope');

/** For plugins of others, whose routes cannot say themselves that they are open to all. */
export function openToAll(scope: FastifyInstance): void {
  Reflect.set(scope, publicScope, true);
}

/**
 * Hangs authentication on each route as it is registered, never on a path's beginning: what no route answers to,
 * however it is spelled, has nothing behind it.
 */
export function guardRoutes(app: FastifyInstance, { authenticate, deadlineMs, publicUrl }: AccessOptions): void {
  app.decorateRequest('actor');
  app.decorateRequest('account');
  app.decorateRequest('credential', '');
  app.decorateRequest('session', null);
  app.addHook('onRoute', function guard(route) {
    const access = route.config?.access ?? (Reflect.get(this, publicScope) === true ? 'public' : undefined);
    if (access === undefined) throw new GuidonError('internal', `${route.method} ${route.url} names no access.`);
    if (access === 'public') return;
    if (access === 'sign-in') return openForSignIn(route, { deadlineMs, publicUrl });
    const isForPages = access === 'sdk-key';
    const check: onRequestHookHandler = (request, reply, done) => {
      if (isForPages && request.headers.origin !== undefined) reply.headers(pageHeaders(request.headers.origin));
      const running = authenticate[access](request);
      if (running === undefined) done();
      else within(deadlineMs, running).then(() => done(), done);
    };
    const isOfAccount = access === 'account';
    route.onRequest = [check, ...(isOfAccount ? [permit(route)] : []), ...hooksOf(route.onRequest)];
    const permission = isOfAccount ? { 'x-permission': route.config?.permission } : {};
    route.schema = { security: securityOf[access], ...permission, ...route.schema };
    if (isOfAccount) strengthen(route, deadlineMs);
  });
}

/** As `openapi.ts` names them: any one of them will do. */
const securityOf = { account: [{ token: [] }, { session: [] }], 'sdk-key': [{ sdkKey: [] }] };

/** Nobody signs others in to an account of their own from a page elsewhere, either. */
function openForSignIn(route: RouteOptions, { deadlineMs, publicUrl }: Omit<AccessOptions, 'authenticate'>): void {
  const check: onRequestHookHandler = (request, _reply, done) => {
    if (!isSafe(request.method)) refuseForeignPage(request, publicUrl);
    done();
  };
  route.onRequest = [check, ...hooksOf(route.onRequest)];
  route.schema = { security: [], ...route.schema };
  strengthen(route, deadlineMs);
}

/** Before anything is looked up: who may not is told nothing of what there is. */
function permit({ method, url, config }: RouteOptions): onRequestHookHandler {
  const { permission, isNarrowed = false } = config ?? {};
  if (permission === undefined) throw new GuidonError('internal', `${method} ${url} names no permission.`);
  const isOfProject = /\/:project(\/|$)/.test(url);
  if (permissions[permission].on === 'project' && !isOfProject && !isNarrowed)
    throw new GuidonError('internal', `${method} ${url} names no project; let its service narrow it (isNarrowed).`);
  return (request, _reply, done) => {
    const { project } = request.params as { project?: string };
    done(refusalOf(request.account, permission, project));
  };
}

function strengthen(route: RouteOptions, deadlineMs: number): void {
  route.schema = { querystring: nothing, ...route.schema };
  route.preValidation = [refuseFlaws, ...(route.schema.body ? [] : [refuseBody]), ...hooksOf(route.preValidation)];
  route.preHandler = [refuseInfinity, ...hooksOf(route.preHandler)];
  const handler = route.handler;
  if (route.config?.unbounded === true) return;
  route.handler = function bounded(request, reply) {
    return within(deadlineMs, Promise.resolve(Reflect.apply(handler, this, [request, reply])));
  };
}

const nothing = { type: 'object', properties: {}, additionalProperties: false };

const refuseBody = (request: FastifyRequest, _reply: unknown, done: (error?: Error) => void) => {
  const { body } = request;
  const isEmpty = body === undefined || (typeof body === 'object' && body !== null && Object.keys(body).length === 0);
  const errors = [{ path: '/', message: 'must be empty' }];
  done(isEmpty ? undefined : new GuidonError('malformed', 'This request takes no body.', { errors }));
};

const refuseFlaws = (request: FastifyRequest, _reply: unknown, done: (error?: Error) => void) => {
  const texts = [...named('path', request.params), ...named('query', request.query)];
  for (const [path, text] of texts) {
    const message = flawOfText(text);
    if (message !== undefined)
      return done(new GuidonError('malformed', `${path} ${message}.`, { errors: [{ path, message }] }));
  }
  done();
};

/** Ajv converts a number of 400 digits, and asks no limit of what comes of it. */
const refuseInfinity = (request: FastifyRequest, _reply: unknown, done: (error?: Error) => void) => {
  const found = Object.entries(request.query ?? {}).find(([, value]) => value === Infinity || value === -Infinity);
  const errors = found === undefined ? [] : [{ path: `query/${found[0]}`, message: 'is too large a number' }];
  done(
    found === undefined
      ? undefined
      : new GuidonError('malformed', `query/${found[0]} is too large a number.`, { errors }),
  );
};

function named(part: string, values: unknown): (readonly [path: string, text: string])[] {
  return Object.entries(values ?? {}).map(([name, value]) => [`${part}/${name}`, `${name}${String(value)}`]);
}

/** The database may hang; the caller is told within two seconds all the same. */
async function within<T>(deadlineMs: number, running: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(unavailable('The database did not answer in time. Try again.')), deadlineMs);
  });
  running.catch(() => {});
  return await Promise.race([running, late]).finally(() => clearTimeout(timer));
}
