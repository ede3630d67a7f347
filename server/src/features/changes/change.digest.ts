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

/** The chain's next link: 16 hex digits over the previous digest and the patch without its own. */
export function digestAfter(previous: string, patchWithoutDigest: object): string {
  return createHash('sha256').update(previous).update(canonicalJson(patchWithoutDigest)).digest('hex').slice(0, 16);
}
