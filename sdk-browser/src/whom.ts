import type { Scope } from './scope.js';
import { anonymousId } from './storage.js';

/** Whom flags are decided for, as plain data. Who has no name gets one, unless that is not wished. */
export function plainContext(scope: Scope, given: unknown, isNamed: boolean): object {
  let attributes: Record<string, unknown> = {};
  try {
    attributes = { ...JSON.parse(JSON.stringify(given)) };
  } catch {
    // Nobody, then.
  }
  if (isNamed && attributes['userId'] == null) attributes['anonymousId'] ??= anonymousId(scope);
  return attributes;
}
