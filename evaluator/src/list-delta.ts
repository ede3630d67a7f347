import { isRecord, isText, type JsonRecord } from './json.js';
import type { ListDelta } from './model.js';

/** Up to here a list travels whole. */
const longestWholeList = 100;

export function isListDelta(value: unknown): value is ListDelta {
  return isRecord(value) && isTexts(value['added']) && isTexts(value['removed']);
}

/** What is held without what was removed, then what was added. */
export function applyListDelta(held: readonly string[], delta: ListDelta): string[] {
  const removed = new Set(delta.removed);
  return [...held.filter((value) => !removed.has(value)), ...delta.added];
}

/** A long list as a delta where that says exactly the same, in its order, and is the smaller; else the list itself. */
export function diffList(after: unknown, before: unknown): unknown {
  if (!isTexts(after) || !isTexts(before) || after.length <= longestWholeList) return after;
  const [held, wanted] = [new Set(before), new Set(after)];
  const delta = {
    added: after.filter((value) => !held.has(value)),
    removed: before.filter((value) => !wanted.has(value)),
  };
  const isExact = isSameTexts(applyListDelta(before, delta), after);
  return isExact && sizeOf(delta.added) + sizeOf(delta.removed) < sizeOf(after) ? delta : after;
}

export function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every(isText);
}

function isSameTexts(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((value, index) => value === right[index]);
}

function sizeOf(texts: readonly string[]): number {
  return texts.reduce((size, text) => size + text.length + 3, 0);
}

/** Gives what shall stand in a list's place, from the list and the one that is held at the same place. */
export type MapList = (list: unknown, held: unknown) => unknown;

/** Maps every list of a flag that can be long; what is malformed is left as it is. */
export function mapFlagLists(flag: unknown, held: unknown, map: MapList): unknown {
  if (!isRecord(flag)) return flag;
  const heldTargets = listIn(held, 'targets');
  const heldRules = new Map(listIn(held, 'rules').map((rule) => [propertyOf(rule, 'id'), rule]));
  const targets = mapElements(flag['targets'], (target, index) => mapOne(target, heldTargets[index], 'values', map));
  const rules = mapElements(flag['rules'], (rule) => mapRuleLists(rule, heldRules.get(propertyOf(rule, 'id')), map));
  return replace(replace(flag, 'targets', targets), 'rules', rules);
}

export function mapSegmentLists(segment: unknown, held: unknown, map: MapList): unknown {
  if (!isRecord(segment)) return segment;
  const heldRules = listIn(held, 'rules');
  const rules = mapElements(segment['rules'], (rule, index) => mapConditions(rule, heldRules[index], map));
  const mapped = mapOne(mapOne(segment, held, 'included', map), held, 'excluded', map);
  return isRecord(mapped) ? replace(mapped, 'rules', rules) : mapped;
}

function mapRuleLists(rule: unknown, held: unknown, map: MapList): unknown {
  if (!isRecord(rule)) return rule;
  return replace(rule, 'conditions', mapConditions(rule['conditions'], propertyOf(held, 'conditions'), map));
}

function mapConditions(conditions: unknown, held: unknown, map: MapList): unknown {
  const heldConditions = Array.isArray(held) ? held : [];
  return mapElements(conditions, (condition, index) => mapOne(condition, heldConditions[index], 'values', map));
}

function mapElements(list: unknown, map: (element: unknown, index: number) => unknown): unknown {
  return Array.isArray(list) ? list.map(map) : list;
}

function mapOne(record: unknown, held: unknown, name: string, map: MapList): unknown {
  return isRecord(record) ? replace(record, name, map(record[name], propertyOf(held, name))) : record;
}

/** A missing property stays missing. */
function replace(record: JsonRecord, name: string, value: unknown): JsonRecord {
  return value === record[name] ? record : { ...record, [name]: value };
}

function propertyOf(record: unknown, name: string): unknown {
  return isRecord(record) ? record[name] : undefined;
}

function listIn(record: unknown, name: string): readonly unknown[] {
  const list = propertyOf(record, name);
  return Array.isArray(list) ? list : [];
}
