import type { Scope } from './scope.js';

/** A larger copy is not kept: all pages of an origin share about 5 million characters. */
const maxChars = 1_000_000;

/** What is stored under a name, after a text given was written there; undefined where either is impossible. */
function stored(scope: Scope, name: string, text?: string): string | undefined {
  try {
    if (text) scope.localStorage[name] = text;
    return scope.localStorage[name];
  } catch {
    return undefined;
  }
}

/** What was sealed under a name, where it is whole. */
export function unsealed(scope: Scope, name: string): unknown {
  const [, text] = /^\S+ (.*)$/s.exec(stored(scope, name) ?? '') ?? [];
  return text && stored(scope, name) === sealed(text) ? JSON.parse(text) : undefined;
}

export function seal(scope: Scope, name: string, value: unknown): void {
  const text = sealed(JSON.stringify(value));
  if (text.length <= maxChars) stored(scope, name, text);
}

function sealed(text: string): string {
  return `${nameOf(text)} ${text}`;
}

/** 32 bits of FNV-1a: tells texts apart that nobody made alike on purpose. */
export function nameOf(text: string): number {
  let hash = 0;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash;
}

/** Who has no name yet: made once, then the same for all tabs and visits, as long as the browser keeps it. */
export function anonymousId(scope: Scope): string {
  const name = 'guidon.anonymousId';
  const held = stored(scope, name) ?? '';
  if (/^[\w-]{36}$/.test(held)) return held;
  const made = uuid(scope);
  // Another tab may have been quicker.
  return stored(scope, name, made) ?? made;
}

/** `crypto.randomUUID` is missing on pages that came over plain http; the name of a blob is one everywhere. */
export function uuid(scope: Scope): string {
  return scope.URL.createObjectURL(new Blob()).slice(-36);
}
