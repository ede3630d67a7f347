import type { FastifySchemaValidationError } from 'fastify/types/schema.js';
import type { FieldError } from '../errors.js';

const prefixes: Readonly<Record<string, string>> = {
  body: '',
  querystring: 'query',
  params: 'path',
  headers: 'header',
};

/** Ajv's errors as paths that a caller can find; of a union's many only those that lie deepest say anything. */
export function validationErrors(errors: readonly FastifySchemaValidationError[], part: string): FieldError[] {
  const prefix = prefixes[part] ?? part;
  const found = errors.map((error) => ({ path: prefix + pointerOf(error), message: messageOf(error) }));
  const depth = (error: FieldError) => error.path.split('/').length;
  const deepest = Math.max(...found.map(depth));
  const unique = new Map(
    found.filter((error) => depth(error) === deepest).map((error) => [error.path + error.message, error]),
  );
  return [...unique.values()].slice(0, 10);
}

function pointerOf({ instancePath, keyword, params }: FastifySchemaValidationError): string {
  if (keyword === 'additionalProperties') return `${instancePath}/${escaped(params['additionalProperty'])}`;
  if (keyword === 'required') return `${instancePath}/${escaped(params['missingProperty'])}`;
  if (keyword === 'propertyNames') return `${instancePath}/${escaped(params['propertyName'])}`;
  return instancePath || '/';
}

function messageOf({ keyword, message, params }: FastifySchemaValidationError): string {
  if (keyword === 'additionalProperties') return 'is not known here';
  if (keyword === 'required') return 'is missing';
  if (keyword === 'propertyNames') return 'is no possible name';
  if (keyword === 'enum') return `must be one of ${JSON.stringify(params['allowedValues'])}`;
  if (keyword === 'const') return `must be ${JSON.stringify(params['allowedValue'])}`;
  return message ?? 'is not valid';
}

function escaped(name: unknown): string {
  return String(name).replaceAll('~', '~0').replaceAll('/', '~1');
}
