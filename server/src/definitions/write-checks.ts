import {
  checkFlag,
  checkReferences,
  checkSegment,
  evaluate,
  type Flag,
  loadSnapshot,
  type Problem,
  type Segment,
  writeLimits,
} from '@guidon/evaluator';
import { type FieldError, GuidonError, invalid } from '../errors.js';
import type { FlagNode } from './references.store.js';

/** At four fifths of a limit its writer is warned. */
const warningShare = 0.8;

interface Measure {
  readonly path: string;
  readonly size: number;
  readonly limit: number;
  readonly what: string;
  readonly advice?: string;
}

/** Refuses what has no meaning or is too large; says what comes near to a limit. */
export function checkFlagWrite(flag: Flag): string[] {
  refuse(checkFlag(flag).map(({ path, message }) => ({ path: path || '/', message })));
  return checkSizes(measuresOfFlag(flag));
}

/**
 * Whether SDKs serve this flag's off variant, whatever else in it they cannot read. Asked of the code that they run:
 * what was stored past our checks must be no obstacle to switching it off.
 */
export function isSwitchedOff(flag: Flag): boolean {
  if (flag.enabled) return false;
  const loaded = loadSnapshot({ format: 1, version: 0, digest: '0', flags: [flag], segments: [] });
  return loaded.kind === 'loaded' && evaluate(loaded.ruleset, flag.key, {}, null).reason === 'DISABLED';
}

export function checkSegmentWrite(segment: Segment): string[] {
  refuse(checkSegment(segment).map(({ path, message }) => ({ path: path || '/', message })));
  const conditions = segment.rules.flatMap((rule, index) =>
    rule.map((condition, position) => list(`/rules/${index}/${position}/values`, condition.values)),
  );
  return checkSizes([list('/included', segment.included), list('/excluded', segment.excluded), ...conditions]);
}

export function checkCounts(kind: 'flags' | 'segments', count: number): string[] {
  return checkSizes([{ path: '/', size: count, limit: writeLimits[kind], what: `${kind} in the project` }]);
}

export function checkSnapshotSize(environment: string, bytes: number): string[] {
  return checkSizes([
    { path: '/', size: bytes, limit: writeLimits.snapshotBytes, what: `bytes in ${environment}'s snapshot` },
  ]);
}

/** Of what client keys see; `largest` is, of the flags that the write touches, the one that takes up most of it. */
export function checkProjectionSize(environment: string, bytes: number, largest?: { key: string; bytes: number }) {
  const share = largest ? ` The flag "${largest.key}" takes up ${largest.bytes}:` : '';
  const advice = `.${share} shorten lists, or make fewer flags clientVisible`;
  const what = `bytes in what client keys see of ${environment}`;
  return checkSizes([{ path: '/', size: bytes, limit: writeLimits.clientProjectionBytes, what, advice }]);
}

/** What a flag refers to must be there, in the environment that it is written for. */
export function checkFlagReferences(flag: Flag, others: readonly FlagNode[], segmentKeys: readonly string[]): void {
  const flags = [...others.filter(({ key }) => key !== flag.key).map(stubOf), flag];
  const segments = segmentKeys.map((key) => ({ key, by: 'userId', included: [], excluded: [], rules: [] }));
  refuse(invisibleGround(flag, others));
  const problems = checkReferences({ flags, segments });
  const own = problems.filter(({ key }) => key === flag.key);
  // With this flag others too may stand behind themselves; where only they do, their name says more than a path here.
  refuse(own.length > 0 ? own : problems.map(foreign));
}

/** A flag that client keys see leans only on flags that they see too. */
function invisibleGround(flag: Flag, others: readonly FlagNode[]): FieldError[] {
  if (flag.clientVisible !== true) return [];
  const hidden = new Set(others.filter(({ clientVisible }) => !clientVisible).map(({ key }) => key));
  return flag.prerequisites.flatMap(({ flag: key }, index) => {
    const message = `client keys see this flag, but not "${key}": make that clientVisible first`;
    return hidden.has(key) ? [{ path: `/prerequisites/${index}/flag`, message }] : [];
  });
}

function foreign({ key, path, message }: Problem): FieldError {
  return { path: '/prerequisites', message: `${message} (at ${path} of the flag "${key}")` };
}

function stubOf({ key, kind, variantNames, prerequisites }: FlagNode): Flag {
  const variants = Object.fromEntries(variantNames.map((name) => [name, null]));
  const fallthrough = { variant: variantNames[0] ?? '' };
  return { key, kind, variants, enabled: false, offVariant: '', targets: [], prerequisites, rules: [], fallthrough };
}

function measuresOfFlag(flag: Flag): Measure[] {
  const targets = flag.targets.map((target, index) => list(`/targets/${index}/values`, target.values));
  const conditions = flag.rules.flatMap((rule, index) =>
    rule.conditions.map((condition, position) =>
      list(`/rules/${index}/conditions/${position}/values`, 'values' in condition ? condition.values : []),
    ),
  );
  return [...targets, ...conditions, ...Object.entries(flag.variants).map(measureVariant)];
}

function measureVariant([name, value]: [string, unknown]): Measure {
  const size = typeof value === 'object' || typeof value === 'string' ? Buffer.byteLength(JSON.stringify(value)) : 8;
  const path = `/variants/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  return { path, size, limit: writeLimits.variantValueBytes, what: 'bytes in the value' };
}

function list(path: string, values: readonly unknown[]): Measure {
  return { path, size: values.length, limit: writeLimits.listValues, what: 'values in the list' };
}

function checkSizes(measures: readonly Measure[]): string[] {
  const tooLarge = measures.filter(({ size, limit }) => size > limit);
  refuse(
    tooLarge.map(({ path, size, limit, what, advice = '' }) => ({
      path,
      message: `at most ${limit} ${what}; these are ${size}${advice}`,
    })),
  );
  const near = measures.filter(({ size, limit }) => size >= limit * warningShare);
  return near.map(
    ({ path, size, limit, what, advice = '' }) => `${path}: ${size} of at most ${limit} ${what}${advice}`,
  );
}

function refuse(errors: readonly FieldError[]): void {
  if (errors.length > 0) throw invalid(errors.slice(0, 20).map(({ path, message }) => ({ path, message })));
}

/** Refuses to take away what something leans on. */
export function inUse(
  what: string,
  places: readonly { readonly environment: string; readonly flag: string; readonly path: string }[],
) {
  const flags = [...new Set(places.map(({ environment, flag }) => `${flag} (${environment})`))];
  const detail = `${what} is in use by ${flags.slice(0, 10).join(', ')}. Take it out there first.`;
  return new GuidonError('conflict', detail, { members: { places } });
}
