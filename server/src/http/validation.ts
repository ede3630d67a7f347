import { Ajv, type Options } from 'ajv';
import formats from 'ajv-formats';
import type { FastifyServerOptions } from 'fastify';

type CompilersFactory = NonNullable<NonNullable<FastifyServerOptions['schemaController']>['compilersFactory']>;

export interface Validation {
  readonly compilersFactory: CompilersFactory;
  /** What requests to these paths need, for whoever must not wait for it. */
  compile(prefix: string): void;
  /** One more of those that nobody has needed yet; false where there was none left. */
  compileNext(): boolean;
}

interface RouteSchema {
  readonly schema: object;
  readonly httpPart?: string;
  readonly url?: string;
}

/**
 * Bodies are taken as they are: Fastify's own validator would turn null into "" and drop what it does not know.
 * Everything that is text by nature (query, path, headers) is converted. Compiling all takes most of a second, which no
 * start waits for: each is compiled when it is needed, unless there was time before.
 */
export function createValidation(): Validation {
  const waiting = new Map<() => unknown, string>();
  const compilers = new Map<string, Compilers>();
  const buildValidator = (shared: object) => {
    // Each plugin has its own, and they are alike: what takes longest is to make one.
    const name = JSON.stringify(shared);
    const { strict, converting } = compilers.get(name) ?? createCompilers(shared);
    compilers.set(name, { strict, converting });
    return ({ schema, httpPart, url = '' }: RouteSchema) => {
      const compiled = lazy(() => {
        waiting.delete(compiled);
        return (httpPart === 'body' ? strict() : converting()).compile(schema);
      });
      waiting.set(compiled, url);
      return (data: unknown) => {
        const validate = compiled();
        return validate(data) ? { value: data } : { error: validate.errors ?? [] };
      };
    };
  };
  return {
    compilersFactory: { buildValidator, buildSerializer } as unknown as CompilersFactory,
    compile: (prefix) => {
      for (const [compiled, url] of waiting) if (url.startsWith(prefix)) compiled();
    },
    compileNext: () => {
      const [next] = waiting.keys();
      next?.();
      return next !== undefined;
    },
  };
}

interface Compilers {
  readonly strict: () => Ajv;
  readonly converting: () => Ajv;
}

function createCompilers(shared: object): Compilers {
  return {
    strict: lazy(() => createAjv(shared, { coerceTypes: false })),
    converting: lazy(() => createAjv(shared, { coerceTypes: 'array' })),
  };
}

/** Responses are built field by field in the views; the schemas document them. */
const buildSerializer = () => () => JSON.stringify;

function createAjv(shared: object, options: Options): Ajv {
  const ajv = new Ajv({ removeAdditional: false, useDefaults: true, allErrors: false, strictTypes: false, ...options });
  formats.default(ajv);
  for (const keyword of ['example', 'x-examples']) ajv.addKeyword(keyword);
  for (const schema of Object.values(shared)) ajv.addSchema(schema);
  return ajv;
}

function lazy<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
