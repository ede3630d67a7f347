import type { ClientFlag, Projection } from './model.js';

/** Takes a document from the wire or a cache; undefined where it is unusable. Never throws. */
export function loadProjection(document: unknown): Projection | undefined {
  try {
    const { format, version, digest, salt, flags } = document as Projection;
    const texts: readonly unknown[] = [digest, salt, ...byKey(flags).keys()];
    const isUsable = format === 1 && Number.isInteger(version) && texts.every((text) => typeof text === 'string');
    return isUsable ? { format, version, digest, salt, flags } : undefined;
  } catch {
    return undefined;
  }
}

/** `version-digest`, which names this state everywhere. */
export function stateId({ version, digest }: Pick<Projection, 'version' | 'digest'>): string {
  return `${version}-${digest}`;
}

export function byKey(flags: readonly ClientFlag[]): Map<string, ClientFlag> {
  return new Map(flags.map((flag) => [flag.key, flag]));
}
