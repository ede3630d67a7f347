import { createHash } from 'node:crypto';

/** JSON whose keys are sorted at every level: the same content is always the same text. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value)
    .filter(([, child]) => child !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${members.map(([name, child]) => `${JSON.stringify(name)}:${canonicalJson(child)}`).join(',')}}`;
}

/** Whether two values mean the same JSON; what is the very same value, however long, costs nothing. */
export function isSameJson(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const names = Object.keys(one);
  if (names.length !== Object.keys(other).length) return false;
  return names.every(
    (name) => Object.hasOwn(other, name) && isSameJson(Reflect.get(one, name), Reflect.get(other, name)),
  );
}

/** The chain's next link: 16 hex digits over the previous digest and the patch without its own. */
export function digestAfter(previous: string, patchWithoutDigest: object): string {
  return createHash('sha256').update(previous).update(canonicalJson(patchWithoutDigest)).digest('hex').slice(0, 16);
}
