/**
 * The array types that our statements use. postgres.js would ask each new connection for all types there are, and
 * where the connection is lost while it asks, the failure reaches nobody and ends the process.
 */
export const arrayTypes = {
  intArray: arrayType(1007, Number),
  bigintArray: arrayType(1016, Number),
  textArray: arrayType(1009, String),
  uuidArray: arrayType(2951, String),
  timestamptzArray: arrayType(1185, (text) => new Date(text)),
};

function arrayType<T>(oid: number, parse: (text: string) => T) {
  return {
    to: oid,
    from: [oid],
    serialize: serializeArray,
    parse: (text: string) => parseArray(text).map((element) => (element === null ? null : parse(element))),
  };
}

/** Of one dimension, as everything here is. */
export function serializeArray(elements: readonly unknown[]): string {
  return `{${elements.map(serializeElement).join(',')}}`;
}

function serializeElement(element: unknown): string {
  if (element === null || element === undefined) return 'null';
  const text = element instanceof Date ? element.toISOString() : String(element);
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}

const elementPattern = /"((?:[^"\\]|\\.)*)"|([^,{}]+)/gs;

export function parseArray(text: string): (string | null)[] {
  return [...text.slice(1, -1).matchAll(elementPattern)].map(([, quoted, plain = '']) => {
    if (quoted !== undefined) return quoted.replace(/\\(.)/gs, '$1');
    return plain === 'NULL' ? null : plain;
  });
}
