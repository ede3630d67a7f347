import type { Session } from './session.model.js';

interface Answering<Answer> {
  parameters: { query?: never; header?: never; path?: never; cookie?: never };
  requestBody?: never;
  responses: { 200: { content: { 'application/json': Answer } } };
}
interface Taking<Body, Answer> {
  parameters: { query?: never; header?: never; path?: never; cookie?: never };
  requestBody: { content: { 'application/json': Body } };
  responses: { 200: { content: { 'application/json': Answer } } };
}

export interface Invitation {
  kind: 'owner' | 'invitation' | 'password';
  email: string | null;
  role: string | null;
  project: string | null;
}

/** What the pages ask for and the server does not describe yet. */
export interface PendingPaths {
  '/api/v1/session/providers': { get: Answering<{ items: { key: string; name: string }[] }> };
  '/api/v1/invitations/look': { post: Taking<{ token: string }, Invitation> };
  '/api/v1/invitations/accept': {
    post: Taking<{ token: string; name?: string; email?: string; password: string }, Session>;
  };
}
