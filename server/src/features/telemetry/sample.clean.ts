import { createHash } from 'node:crypto';
import type { AttributeValue, Context } from '@guidon/evaluator';

export interface Sampled {
  readonly context: Context;
  /** The same for what counts as the same user: who bears a `userId` is one, whatever else is said of them. */
  readonly hash: string;
}

const maxAttributes = 100;
const maxChars = 2_000;
/** Postgres keeps neither NUL nor half a character in a text. */
const unkeepable = /\\u(0000|d[89a-f])/i;

/** What may be kept of a context that an SDK sent: nothing where it is none, or too large. */
export function cleanContext(raw: unknown, privateAttributes: ReadonlySet<string>): Sampled | undefined {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return undefined;
  const kept = Object.entries(raw).filter(
    (entry): entry is [string, AttributeValue] => !privateAttributes.has(entry[0]) && isAttributeValue(entry[1]),
  );
  if (kept.length === 0 || kept.length > maxAttributes) return undefined;
  const context = Object.fromEntries(kept.sort(([one], [other]) => (one < other ? -1 : 1)));
  const text = JSON.stringify(context);
  if (text.length > maxChars || unkeepable.test(text)) return undefined;
  return { context, hash: hashOf(context, text) };
}

function hashOf({ userId }: Context, text: string): string {
  const named = userId === undefined ? `context ${text}` : `user ${typeof userId} ${userId}`;
  return createHash('sha256').update(named).digest('hex');
}

function isAttributeValue(value: unknown): value is AttributeValue {
  if (Array.isArray(value)) return value.every((item) => typeof item === 'string');
  return typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);
}
