import type { EnvironmentDocument } from './held-ruleset.js';

/**
 * What `readSnapshot` gives, as another node of another release may find it: whoever changes what stands in it takes
 * the next number, so that neither release reads the other's.
 */
export const documentFormat = 1;

/** Undefined where it has not the shape; what stands in its flags is judged by who makes a state of it. */
export function documentIn(value: unknown): EnvironmentDocument | undefined {
  const document = value as EnvironmentDocument | null;
  const { environment, version, digest, client, flags, segments } = document ?? {};
  const isNamed = typeof environment === 'string' && Number.isSafeInteger(version) && typeof digest === 'string';
  const isWhole = isNamed && isClientHead(client) && Array.isArray(flags) && Array.isArray(segments);
  return isWhole && document !== null ? document : undefined;
}

function isClientHead(value: Partial<EnvironmentDocument['client']> | null | undefined): boolean {
  const { version, digest, salt, publicAttributes } = value ?? {};
  if (!Number.isSafeInteger(version) || !Array.isArray(publicAttributes)) return false;
  return [digest, salt, ...publicAttributes].every((text) => typeof text === 'string');
}
