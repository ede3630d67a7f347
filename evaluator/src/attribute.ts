import { readLimits } from './limits.js';

/** Whom a flag is decided for: a context, or a user id alone. Callers may hand in anything at all. */
export type Subject = unknown;

export interface Attribute {
  readonly name: string;
  readonly isUserId: boolean;
  /** Every object inherits this one: only an object's own counts. */
  readonly isInherited: boolean;
}

export function attributeNamed(name: string): Attribute {
  return { name, isUserId: name === 'userId', isInherited: name in {} };
}

/** What the subject holds; a getter or a proxy that throws holds nothing. */
export function readAttribute(attribute: Attribute, subject: Subject): unknown {
  if (typeof subject === 'string') return attribute.isUserId ? subject : undefined;
  if (typeof subject !== 'object' || subject === null) return undefined;
  try {
    if (attribute.isUserId) return (subject as { readonly userId?: unknown }).userId;
    if (attribute.isInherited && !Object.hasOwn(subject, attribute.name)) return undefined;
    return (subject as Readonly<Record<string, unknown>>)[attribute.name];
  } catch {
    return undefined;
  }
}

/** The text that buckets, targets and segment lists see; undefined where the attribute counts as lacking. */
export function readText(attribute: Attribute, subject: Subject): string | undefined {
  if (typeof subject === 'string') return attribute.isUserId ? subject : undefined;
  const value = readAttribute(attribute, subject);
  return typeof value === 'string' ? value : textOf(value);
}

/** A value as text: numbers as JavaScript writes them; undefined for what is no text. */
export function textOf(value: unknown): string | undefined {
  const isText = typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);
  return isText ? String(value) : undefined;
}

/** The elements of an array attribute, each read once; undefined for anything else. */
export function elementsOf(value: unknown): readonly unknown[] | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  try {
    return Array.isArray(value) ? Array.prototype.slice.call(value, 0, readLimits.attributeElements) : undefined;
  } catch {
    return undefined;
  }
}
