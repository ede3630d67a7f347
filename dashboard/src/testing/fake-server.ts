import type { AnswerTo, ApiPaths } from '../api/client.js';

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

type Operations = {
  [Path in keyof ApiPaths & string as `${Uppercase<Method & keyof ApiPaths[Path] & string>} ${Path}`]: Path;
};
export type OperationName = keyof Operations;
type Split<Name> = Name extends `${infer Verb} ${infer Path}` ? [Lowercase<Verb>, Path] : never;
type NamedAnswer<Name> =
  Split<Name> extends [infer Verb, infer Path]
    ? Path extends keyof ApiPaths
      ? Verb extends Method & keyof ApiPaths[Path]
        ? AnswerTo<Path, Verb>
        : never
      : never
    : never;

/** What came with a request. */
export interface Asked {
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Headers;
  readonly body: unknown;
}

/** The answers of a server, by operation, in the shapes that the real one describes; a `Response` is sent as it is. */
export type Answers = {
  readonly [Name in OperationName]?: NamedAnswer<Name> | ((asked: Asked) => NamedAnswer<Name> | Response);
};

export interface FakeServer {
  readonly fetch: typeof globalThis.fetch;
  /** `PUT /api/v1/…` with its body, in order; what only reads is left out. */
  readonly writes: readonly { readonly name: string; readonly body: unknown }[];
}

export function fakeServer(answers: Answers): FakeServer {
  const routes = Object.entries(answers).map(([name, answer]) => ({ pattern: patternOf(name), answer }));
  const writes: { name: string; body: unknown }[] = [];
  const fetch = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const request = new Request(input, init);
    const { pathname, searchParams: query } = new URL(request.url);
    const name = `${request.method} ${pathname}`;
    const text = await request.text();
    const body: unknown = text === '' ? undefined : JSON.parse(text);
    if (request.method !== 'GET') writes.push({ name, body });
    const route = routes.find(({ pattern }) => pattern.test(name));
    if (route === undefined) return aProblem(404, 'not-found', `Nothing was prepared for ${name}.`);
    const { answer } = route;
    const answered: unknown =
      typeof answer === 'function'
        ? answer({ path: pathname, query, headers: request.headers, body } as never)
        : answer;
    return answered instanceof Response ? answered : Response.json(answered, { headers: { etag: '"1"' } });
  };
  return { fetch, writes };
}

function patternOf(name: string): RegExp {
  return new RegExp(`^${name.replace(/\{\w+\}/g, '[^/]+')}$`);
}

export function aProblem(status: number, kind: string, detail: string, more: object = {}): Response {
  const problem = { type: `urn:guidon:problem:${kind}`, title: kind, status, detail, requestId: 'r1', ...more };
  return Response.json(problem, { status });
}

/** As the server refuses what stands in one field. */
export function aRefusal(path: string, message: string, status: 409 | 422 = 422): Response {
  const kind = status === 409 ? 'conflict' : 'invalid';
  return aProblem(status, kind, `${path} ${message}`, { errors: [{ path, message }] });
}

/** Done, and nothing to tell. */
export function nothing(): Response {
  return new Response(null, { status: 204 });
}
