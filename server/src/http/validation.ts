import { Ajv, type Options } from 'ajv';
import formats from 'ajv-formats';
import type { FastifyServerOptions } from 'fastify';

type CompilersFactory = NonNullable<NonNullable<FastifyServerOptions['schemaController']>['compilersFactory']>;
type BuildValidator = NonNullable<CompilersFactory['buildValidator']>;

/**
 * Bodies are taken as they are: Fastify's own validator would turn null into "" and drop what it does not know.
 * Everything that is text by nature (query, path, headers) is converted. Compiled at its first use, for a quick start.
 */
export const buildValidator = ((external: unknown) => {
  const strict = lazy(() => createAjv(external, { coerceTypes: false }));
  const converting = lazy(() => createAjv(external, { coerceTypes: 'array' }));
  return ({ schema, httpPart }: { schema: object; httpPart: string }) => {
    const compiled = lazy(() => (httpPart === 'body' ? strict() : converting()).compile(schema));
    return (data: unknown) => {
      const validate = compiled();
      return validate(data) ? { value: data } : { error: validate.errors ?? [] };
    };
  };
}) as unknown as BuildValidator;

/** Responses are built field by field in the views; the schemas document them. */
export const buildSerializer = (() => () => JSON.stringify) as unknown as NonNullable<
  CompilersFactory['buildSerializer']
>;

function createAjv(external: unknown, options: Options): Ajv {
  const ajv = new Ajv({ removeAdditional: false, useDefaults: true, allErrors: false, strictTypes: false, ...options });
  formats.default(ajv);
  for (const keyword of ['example', 'x-examples']) ajv.addKeyword(keyword);
  for (const schema of Object.values(external as Record<string, object>)) ajv.addSchema(schema);
  return ajv;
}

function lazy<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
