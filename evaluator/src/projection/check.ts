import { bucketCount } from '../bucket.js';
import { isRecord, isText, type JsonRecord } from '../json.js';
import { clientOperators } from './client-operators.js';

type IsVariant = (name: unknown) => boolean;

/**
 * Whether a flag can be decided as it came. One that is off is well-formed where its off variant can be read: the kill
 * switch works whatever else there is. Reading through what is missing throws, which the caller takes for a no.
 */
export function isClientFlag(flag: JsonRecord): boolean {
  const { variants } = flag;
  const isVariant: IsVariant = (name) => isText(name) && isRecord(variants) && Object.hasOwn(variants, name);
  if (flag['server'] === true) return true;
  if (!isVariant(flag['offVariant'])) return false;
  if (flag['enabled'] === false) return true;
  return (
    flag['enabled'] === true &&
    isText(flag['seed'] ?? '') &&
    isListOf<JsonRecord>(
      flag['targets'] ?? [],
      (target) => isVariant(target['variant']) && isText(target['by']) && isListOf(target['values'], isText),
    ) &&
    isListOf<JsonRecord>(
      flag['prerequisites'] ?? [],
      (prerequisite) => isText(prerequisite['flag']) && isListOf(prerequisite['variants'], isText),
    ) &&
    isListOf<JsonRecord>(
      flag['rules'] ?? [],
      (rule) => isRule(rule['conditions'], isCondition) && isServe(rule['serve'] as JsonRecord, isVariant),
    ) &&
    isServe(flag['fallthrough'] as JsonRecord, isVariant)
  );
}

export function isClientSegment(segment: JsonRecord): boolean {
  return (
    segment['server'] === true ||
    (isText(segment['by']) &&
      isListOf(segment['included'] ?? [], isText) &&
      isListOf(segment['excluded'] ?? [], isText) &&
      isListOf(segment['rules'] ?? [], (rule) => isRule(rule, isAttributeCondition)))
  );
}

export function isListOf<T>(list: unknown, is: (one: T) => boolean): list is readonly T[] {
  return Array.isArray(list) && list.every(is);
}

function isRule(conditions: unknown, is: (condition: JsonRecord) => boolean): boolean {
  return isListOf(conditions, is) && conditions.length > 0;
}

function isCondition(condition: JsonRecord): boolean {
  return isText(condition['segment']) ? isNegation(condition['negate']) : isAttributeCondition(condition);
}

function isAttributeCondition(condition: JsonRecord): boolean {
  const operator = clientOperators.get(condition['operator']);
  return (
    operator !== undefined &&
    condition['segment'] === undefined &&
    isText(condition['attribute']) &&
    isNegation(condition['negate']) &&
    isListOf(condition['values'], (value) => operator[0](value) !== undefined)
  );
}

function isNegation(negate: unknown): boolean {
  return negate === undefined || typeof negate === 'boolean';
}

function isServe(serve: JsonRecord, isVariant: IsVariant): boolean {
  const { split } = serve;
  if (split === undefined) return isVariant(serve['variant']);
  let rest = bucketCount;
  const isPart = (part: JsonRecord) => {
    const weight = part['weight'] as number;
    rest -= weight;
    return isVariant(part['variant']) && Number.isInteger(weight) && weight >= 0;
  };
  return isText(serve['by']) && isListOf(split, isPart) && rest === 0;
}
