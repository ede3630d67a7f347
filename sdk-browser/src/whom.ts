import type { Context } from '@guidon/sdk-core';
import type { Scope } from './scope.js';
import { anonymousId } from './storage.js';

/** A context as it is sent; of whom JSON says nothing is nobody. `isNamed`: who has no `userId` is given a name. */
export function contextText(scope: Scope, given: Context | undefined, isNamed: unknown): string {
  let attributes: Record<string, unknown> = {};
  try {
    attributes = { ...JSON.parse(JSON.stringify(given ?? {})) };
  } catch {
    // Nobody, then.
  }
  if (isNamed && attributes['userId'] == null) attributes['anonymousId'] ??= anonymousId(scope);
  return JSON.stringify(attributes);
}
