import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

export type SecretKind = 'server' | 'client' | 'token' | 'session' | 'link';

export interface Secret {
  /** Shown once, never stored. */
  readonly text: string;
  readonly hash: Buffer;
  /** Its first characters, by which people tell their secrets apart. */
  readonly hint: string;
}

const shape = /^guidon_(server|client|token|session|link)_([A-Za-z0-9_-]{43})([A-Za-z0-9_-]{6})$/;

/** 256 random bits behind a prefix that secret scanners know, and a checksum that catches a slip of the copying hand. */
export function newSecret(kind: SecretKind, random: (size: number) => Buffer = randomBytes): Secret {
  const body = `guidon_${kind}_${random(32).toString('base64url')}`;
  const text = body + checksum(body);
  return { text, hash: hashSecret(text), hint: text.slice(0, `guidon_${kind}_`.length + 4) };
}

/** The kind that a text claims to be, or undefined where it cannot be one of our secrets. */
export function secretKindOf(text: string): SecretKind | undefined {
  const match = shape.exec(text);
  if (match === null || checksum(text.slice(0, -6)) !== match[3]) return undefined;
  return match[1] as SecretKind;
}

export function hashSecret(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

export function isSameHash(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && timingSafeEqual(one, other);
}

/** The credential of an `Authorization: Bearer …` header. */
export function bearerOf(header: string | undefined): string | undefined {
  return header === undefined ? undefined : /^Bearer ([\x21-\x7e]{1,512})$/i.exec(header)?.[1];
}

function checksum(body: string): string {
  return createHash('sha256').update(body).digest('base64url').slice(0, 6);
}
