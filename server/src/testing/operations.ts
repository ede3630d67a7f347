import type { FastifyInstance } from 'fastify';

/** One operation of the OpenAPI document, with what is needed to call it. */
export interface Operation {
  readonly id: string;
  readonly method: string;
  /** With `{name}` for its parameters. */
  readonly path: string;
  readonly parameters: readonly Parameter[];
  readonly body: JsonSchema | undefined;
  readonly security: readonly Readonly<Record<string, unknown>>[] | undefined;
  /** What it takes of an account. */
  readonly permission: string | undefined;
  readonly isStream: boolean;
}

export interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly schema: JsonSchema;
}

export interface JsonSchema {
  readonly [keyword: string]: unknown;
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, RawOperation>>>>;
}

interface RawOperation {
  readonly operationId?: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: JsonSchema }>> };
  readonly security?: Operation['security'];
  readonly 'x-permission'?: string;
  readonly responses?: Readonly<Record<string, { readonly content?: object }>>;
}

export function operationsOf(app: FastifyInstance): Operation[] {
  const { paths } = app.swagger() as unknown as Document;
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, raw]) => ({
      id: raw.operationId ?? `${method} ${path}`,
      method: method.toUpperCase(),
      path,
      parameters: raw.parameters ?? [],
      body: raw.requestBody?.content['application/json']?.schema,
      security: raw.security,
      permission: raw['x-permission'],
      isStream: Object.hasOwn(raw.responses?.['200']?.content ?? {}, 'text/event-stream'),
    })),
  );
}

/** The path with each `{name}` replaced. */
export function fillPath(path: string, valueFor: (name: string) => string): string {
  return path.replace(/\{(\w+)\}/g, (_match, name: string) => encodeURIComponent(valueFor(name)));
}

/** Every route that the router knows, as `METHOD /path`; read from its own tree, not from what we say of it. */
export function routesOf(app: FastifyInstance): string[] {
  const parents: string[] = [];
  return app
    .printRoutes({ commonPrefix: false })
    .split('\n')
    .flatMap((line) => {
      const match = /^([\s│├└─]*)(\S+)(?: \(([A-Z, ]+)\))?/.exec(line);
      if (match === null) return [];
      const [, indent = '', part = '', methods = ''] = match;
      const depth = Math.round(indent.length / 4) - 1;
      const path = `${parents[depth - 1] ?? ''}${part}`.replace(/^\/+/, '/');
      parents.splice(depth, parents.length, path === '/' ? '/' : path);
      const known = methods.split(', ').filter((method) => method !== '' && method !== 'HEAD');
      return known.map((method) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`);
    });
}
