import createFetchClient, { type Client } from 'openapi-fetch';
import { errorOf, unreachable } from './api-error.js';
import type { paths } from './schema.js';

export type ApiPaths = paths;

/** Every operation of the server, by method and path, with the types it describes itself by. */
export type Api = Client<ApiPaths>;

type Verb = 'get' | 'post' | 'put' | 'patch' | 'delete';
type JsonOf<Response> = Response extends { content: { 'application/json': infer Json } } ? Json : null;
type Answered<Operation> = Operation extends { responses: infer Responses }
  ? { [Status in keyof Responses & (200 | 201)]: JsonOf<Responses[Status]> }[keyof Responses & (200 | 201)]
  : never;

/** What an operation answers with when all is well. */
export type AnswerTo<Path extends keyof ApiPaths, Method extends Verb & keyof ApiPaths[Path]> = Answered<
  ApiPaths[Path][Method]
>;
/** One of what an operation lists. */
export type ItemOf<Path extends keyof ApiPaths> = ApiPaths[Path] extends { get: infer Operation }
  ? Answered<Operation> extends { items: (infer Item)[] }
    ? Item
    : never
  : never;

export interface ApiOptions {
  /** Default: the browser's. */
  readonly fetch?: typeof globalThis.fetch;
  /** Default: where the page comes from. */
  readonly baseUrl?: string;
}

/** The header is what no page of another origin can send without being asked first. */
const headers = { 'Guidon-Request': '1', Accept: 'application/json' };

export function createApi({ fetch = globalThis.fetch, baseUrl = globalThis.location.origin }: ApiOptions = {}): Api {
  const reaching = (request: Request) =>
    fetch(request).catch((cause: unknown) => {
      throw request.signal.aborted ? cause : unreachable(cause);
    });
  return createFetchClient<ApiPaths>({ baseUrl, headers, fetch: reaching, credentials: 'same-origin' });
}

interface Answer<Data> {
  readonly data?: Data;
  readonly error?: unknown;
  readonly response: Response;
}

/** What the operation answers with; a problem is thrown as an `ApiError`. */
export async function take<Data>(answer: Promise<Answer<Data>>): Promise<Exclude<Data, undefined>> {
  return (await takeTagged(answer)).value;
}

export interface Tagged<Data> {
  readonly value: Exclude<Data, undefined>;
  /** An edit names it, to be refused where somebody was faster. */
  readonly etag: string | null;
}

export async function takeTagged<Data>(answer: Promise<Answer<Data>>): Promise<Tagged<Data>> {
  const { data, error, response } = await answer;
  if (!response.ok) throw errorOf(response, error);
  return { value: data as Exclude<Data, undefined>, etag: response.headers.get('etag') };
}
