import { objectionTo } from './check-variants.js';
import type { OffVariant } from './compile-flag.js';
import { isJson, isRecord, ownProperty } from './json.js';

/** What a flag that is off serves, whatever else in it is malformed; undefined where that cannot be read. */
export function readKillSwitch(wire: unknown): OffVariant | undefined {
  if (!isRecord(wire) || wire['enabled'] !== false) return undefined;
  const name = wire['offVariant'];
  if (typeof name !== 'string' || !isRecord(wire['variants'])) return undefined;
  const value = ownProperty(wire['variants'], name);
  return objectionTo(value) === undefined && isJson(value) ? { name, value } : undefined;
}
