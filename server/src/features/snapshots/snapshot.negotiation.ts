import type { Encoding } from './snapshot.body.js';
import type { ViewKind } from './state-view.js';

const preference: readonly Encoding[] = ['br', 'gzip', 'identity'];

/** The smallest form that the client takes; identity where it names none. */
export function negotiateEncoding(accept: string | undefined): Encoding {
  if (accept === undefined) return 'identity';
  const weights = readWeights(accept);
  const weightOf = (encoding: Encoding) =>
    weights.get(encoding) ?? weights.get('*') ?? (encoding === 'identity' ? 1e-9 : 0);
  const best = Math.max(...preference.map(weightOf));
  return preference.find((encoding) => weightOf(encoding) === best && best > 0) ?? 'identity';
}

function readWeights(accept: string): Map<string, number> {
  const weights = new Map<string, number>();
  for (const part of accept.toLowerCase().split(',', 20)) {
    const [name = '', ...parameters] = part.split(';').map((text) => text.trim());
    const quality = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
    const weight = quality === undefined ? 1 : Number(quality);
    weights.set(name, Number.isFinite(weight) ? Math.min(1, Math.max(0, weight)) : 0);
  }
  return weights;
}

/** Strong: names the projection, the encoding and the state, so the same tag is always the same bytes. */
export function etagOf(kind: ViewKind, encoding: Encoding, id: string): string {
  return `"${letterOf[kind]}.${encoding}.${id}"`;
}

const letterOf = { server: 's', client: 'c' } as const;

export interface HeldTag {
  /** As the client wrote it; what a 304 must answer with. */
  readonly tag: string;
  readonly id: string;
}

const tagShapes = {
  server: /"s\.(?:identity|gzip|br)\.(\d{1,16}-\w{1,64})"/g,
  client: /"c\.(?:identity|gzip|br)\.(\d{1,16}-\w{1,64})"/g,
} as const;

/** Whether an `If-None-Match` is one tag of this very state, in whatever encoding: nearly every one is. */
export function isTagOf(kind: ViewKind, ifNoneMatch: string | undefined, id: string): boolean {
  if (ifNoneMatch === undefined || !ifNoneMatch.endsWith(`.${id}"`)) return false;
  const encoding = ifNoneMatch.slice('"s.'.length, -`.${id}"`.length);
  return ifNoneMatch.startsWith(`"${letterOf[kind]}.`) && preference.some((known) => known === encoding);
}

/** The states that an `If-None-Match` names, newest first said or not; foreign tags are no states. */
export function heldTags(kind: ViewKind, ifNoneMatch: string | undefined): readonly HeldTag[] {
  if (ifNoneMatch === undefined) return [];
  return Array.from(ifNoneMatch.slice(0, 1_000).matchAll(tagShapes[kind]), ([tag, id = '']) => ({ tag, id }));
}
