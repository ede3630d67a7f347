import fc from 'fast-check';
import { fillPath, type JsonSchema, type Operation, type Parameter } from './operations.js';

export interface HostileRequest {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;
}

const nastyTexts = fc.constantFrom(
  '',
  ' ',
  '__proto__',
  'constructor',
  'toString',
  '../../etc/passwd',
  "' or 1=1 --",
  '\u0000',
  '\ud800',
  '\u2028',
  'a\r\nX: y',
  '%00',
  'known',
  'default',
  'on',
  '9'.repeat(400),
  'é'.repeat(300),
  '2026-02-30T25:61:00Z',
  '💥',
);
const texts = fc.oneof(nastyTexts, fc.string({ unit: 'binary', maxLength: 20 }), fc.string({ maxLength: 600 }));
const anyJson = fc.jsonValue({ maxDepth: 4 });
const nastyValues = fc.oneof(
  texts,
  anyJson,
  fc.constantFrom(null, true, 0, -0, -1, 1.5, 2 ** 53, 1e308, Number.MIN_VALUE, [], {}, [[[[]]]], { polluted: 1 }),
);

/** Requests near to what an operation takes: some parts as they ought to be, some anything. */
export function hostileRequest(operation: Operation): fc.Arbitrary<HostileRequest> {
  return fc
    .record({
      path: pathOf(operation),
      query: queryOf(operation),
      body:
        operation.body === undefined
          ? fc.oneof({ weight: 9, arbitrary: fc.constant(undefined) }, nastyValues)
          : bodyOf(operation.body),
      headers: headersOf(operation),
    })
    .map(({ path, query, body, headers }) => ({ method: operation.method, path: path + query, body, headers }));
}

function pathOf({ path, parameters }: Operation): fc.Arbitrary<string> {
  const names = parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name);
  const usual: Readonly<Record<string, string>> = {
    project: 'default',
    environment: 'staging',
    flag: 'known',
    segment: 'known',
  };
  const value = (name: string) =>
    fc.oneof(
      { weight: 5, arbitrary: fc.constant(usual[name] ?? 'x') },
      texts.map((text) => wellFormed(text) || 'x'),
    );
  return fc
    .record(Object.fromEntries(names.map((name) => [name, value(name)])))
    .map((values) => fillPath(path, (name) => values[name] ?? 'x'));
}

function queryOf({ parameters }: Operation): fc.Arbitrary<string> {
  const known = parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name);
  const name = fc.constantFrom(...known, 'unknown', '__proto__', 'limit[]');
  const pair = fc
    .tuple(name, texts)
    .map(([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(wellFormed(value))}`);
  return fc.oneof(
    { weight: 2, arbitrary: fc.constant('') },
    fc.array(pair, { minLength: 1, maxLength: 3 }).map((pairs) => `?${pairs.join('&')}`),
  );
}

function headersOf({ parameters }: Operation): fc.Arbitrary<Record<string, string>> {
  const known = parameters.filter((parameter) => parameter.in === 'header').map(({ name }) => name);
  // What no HTTP client can send would not test the server.
  const value = texts.map((text) => text.replace(/[^\x20-\x7e]/g, '.').slice(0, 300));
  const headers = Object.fromEntries(known.map((name: Parameter['name']) => [name, value]));
  return fc.oneof({ weight: 3, arbitrary: fc.constant({}) }, fc.record(headers, { requiredKeys: [] })) as fc.Arbitrary<
    Record<string, string>
  >;
}

function bodyOf(schema: JsonSchema): fc.Arbitrary<unknown> {
  const valid = fromSchema(schema, 0);
  const properties = Object.keys((schema['properties'] as object | undefined) ?? {});
  const spoiled = fc
    .tuple(valid, fc.constantFrom(...properties, 'unknown', '__proto__', 'constructor'), nastyValues)
    .map(([body, name, value]) => Object.fromEntries([...Object.entries((body as object) ?? {}), [name, value]]));
  return fc.oneof({ weight: 3, arbitrary: valid }, { weight: 5, arbitrary: spoiled }, nastyValues);
}

/** A value that mostly fits its schema, with hostile text wherever text may stand. */
function fromSchema(schema: JsonSchema, depth: number): fc.Arbitrary<unknown> {
  const alternatives = (schema['anyOf'] ?? schema['oneOf']) as JsonSchema[] | undefined;
  const choices = schema['enum'] as unknown[] | undefined;
  if (depth > 8) return nastyValues;
  const fitting =
    alternatives !== undefined
      ? fc.oneof(...alternatives.map((alternative) => fromSchema(alternative, depth + 1)))
      : choices !== undefined
        ? fc.constantFrom(...choices)
        : ofType(schema, depth);
  return fc.oneof({ weight: 12, arbitrary: fitting }, nastyValues);
}

function ofType(schema: JsonSchema, depth: number): fc.Arbitrary<unknown> {
  const minimum = Number(schema['minimum'] ?? -10);
  const maximum = Number(schema['maximum'] ?? 1_000_000);
  if (schema['type'] === 'string') return fc.oneof(fc.constantFrom('known', 'on', 'off', 'a', 'userId'), texts);
  if (schema['type'] === 'boolean') return fc.boolean();
  if (schema['type'] === 'integer') return fc.integer({ min: minimum, max: maximum });
  if (schema['type'] === 'number') return fc.double({ min: minimum, max: maximum, noNaN: true });
  if (schema['type'] === 'array')
    return fc.array(fromSchema((schema['items'] ?? {}) as JsonSchema, depth + 1), { maxLength: 4 });
  if (schema['type'] === 'object') return ofObject(schema, depth);
  return nastyValues;
}

function ofObject(schema: JsonSchema, depth: number): fc.Arbitrary<unknown> {
  const properties = (schema['properties'] ?? {}) as Record<string, JsonSchema>;
  const required = (schema['required'] ?? []) as string[];
  const parts = Object.fromEntries(
    Object.entries(properties).map(([name, part]) => [name, fromSchema(part, depth + 1)]),
  );
  const known = fc.record(parts, { requiredKeys: required });
  if (Object.keys(properties).length > 0) return known;
  return fc.dictionary(fc.oneof(fc.constantFrom('on', 'off', 'a', 'constructor'), texts), nastyValues, { maxKeys: 4 });
}

function wellFormed(text: string): string {
  return Buffer.from(text, 'utf8').toString('utf8');
}
