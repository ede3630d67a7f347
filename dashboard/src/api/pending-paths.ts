import type { Role } from './session.model.js';

type Empty = undefined;
interface Params<Path, Query> {
  query?: Query extends Empty ? never : Query;
  header?: never;
  path: Path;
  cookie?: never;
}
interface NoParams<Query> {
  query?: Query extends Empty ? never : Query;
  header?: never;
  path?: never;
  cookie?: never;
}
interface Answering<Answer, Path = Empty, Query = Empty> {
  parameters: Path extends Empty ? NoParams<Query> : Params<Path, Query>;
  requestBody?: never;
  responses: { 200: { content: { 'application/json': Answer } } };
}
interface Taking<Body, Answer, Path = Empty> {
  parameters: Path extends Empty ? NoParams<Empty> : Params<Path, Empty>;
  requestBody: { content: { 'application/json': Body } };
  responses: { 200: { content: { 'application/json': Answer } } };
}

interface ProviderSettings {
  name: string;
  issuer: string;
  clientId: string;
  scopes: string[];
  groupsClaim: string;
  roles: { group: string; role: Role; project: string | null }[];
  defaultRole: Role | null;
}
interface IdentityProvider extends ProviderSettings {
  key: string;
  hasClientSecret: boolean;
  isEnabled: boolean;
  redirectUri: string;
  createdAt: string;
  updatedAt: string;
}

interface ReachBody {
  settings: object;
}
/** How many of the contexts seen lately a change would reach. */
export type Reach = { seen: number; reached: number; changed: number } | { unknown: true; how: string };

interface NewChangeRequest {
  title: string;
  reason?: string;
  settings: object;
  applyAt?: string;
}
type ConfigPath = { project: string; flag: string; environment: string };

/** What the pages ask for and the server does not describe yet. */
export interface PendingPaths {
  '/api/v1/session/providers': { get: Answering<{ items: { key: string; name: string }[] }> };
  '/api/v1/identity-providers': {
    get: Answering<{ items: IdentityProvider[] }>;
    post: Taking<Partial<ProviderSettings> & { key: string; clientSecret?: string }, IdentityProvider>;
  };
  '/api/v1/identity-providers/{provider}': {
    patch: Taking<
      Partial<ProviderSettings> & { isEnabled?: boolean; clientSecret?: string },
      IdentityProvider,
      { provider: string }
    >;
    delete: Answering<null, { provider: string }>;
  };
  '/api/v1/projects/{project}/flags/{flag}/environments/{environment}/reach': {
    post: Taking<ReachBody, Reach, ConfigPath>;
  };
  '/api/v1/projects/{project}/flags/{flag}/environments/{environment}/change-requests': {
    post: Taking<NewChangeRequest, { id: string }, ConfigPath>;
  };
}
