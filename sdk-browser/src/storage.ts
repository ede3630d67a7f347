import type { Scope } from './scope.js';

/** A larger copy is not kept: all pages of an origin share about 5 million characters. */
const maxChars = 1_000_000;

/** What is stored under a name, after a text given was written there; undefined where either is impossible. */
function stored(scope: Scope, name: string, text?: string): string | undefined {
  try {
    if (text) scope.localStorage[name] = text;
    return scope.localStorage[name];
  } catch {
    return text;
  }
}

/** The list that was sealed under a name, where it is whole. */
export function unsealed(scope: Scope, name: string): readonly unknown[] {
  const whole = stored(scope, name) ?? '';
  const text = whole.slice(whole.indexOf('['));
  return whole === nameOf(text) + text ? JSON.parse(text) : [];
}

/** Its sum stands before it. */
export function seal(scope: Scope, name: string, list: readonly unknown[]): void {
  const text = JSON.stringify(list);
  if (text.length <= maxChars) stored(scope, name, nameOf(text) + text);
}

/** 32 bits, by the rule of sdbm: tells texts apart that nobody made alike on purpose. */
export function nameOf(text: string): number {
  let hash = 0;
  for (const character of text) hash = (hash * 65_599 + (character.codePointAt(0) as number)) | 0;
  return hash;
}

/** Who has no name yet: made once, then the same for all tabs and visits, as long as the browser keeps it. */
export function anonymousId(scope: Scope): string | undefined {
  const name = 'guidon.anonymousId';
  const held = stored(scope, name);
  // `crypto.randomUUID` is missing on pages that came over plain http; the name of a blob is one everywhere.
  return held?.length === 36 ? held : stored(scope, name, scope.URL.createObjectURL(new Blob()).slice(-36));
}
