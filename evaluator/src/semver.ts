/** A version of SemVer 2.0, without its build metadata, which takes no part in precedence. */
export interface SemVer {
  readonly core: readonly string[];
  readonly prerelease: readonly string[];
}

const maximumLength = 256;
const number = '(?:0|[1-9]\\d*)';
const identifier = `(?:${number}|\\d*[a-zA-Z-][0-9a-zA-Z-]*)`;
const pattern = new RegExp(
  `^(${number})\\.(${number})\\.(${number})(?:-(${identifier}(?:\\.${identifier})*))?(?:\\+[0-9a-zA-Z-]+(?:\\.[0-9a-zA-Z-]+)*)?$`,
);

export function parseSemVer(text: unknown): SemVer | undefined {
  if (typeof text !== 'string' || text.length > maximumLength) return undefined;
  const match = pattern.exec(text);
  if (match === null) return undefined;
  return { core: match.slice(1, 4), prerelease: match[4]?.split('.') ?? [] };
}

/** Negative where `left` comes first, 0 where neither does. */
export function compareSemVer(left: SemVer, right: SemVer): number {
  return compareLists(left.core, right.core) || comparePrereleases(left.prerelease, right.prerelease);
}

function comparePrereleases(left: readonly string[], right: readonly string[]): number {
  // A version without a prerelease comes after those with one.
  if (left.length === 0 || right.length === 0) return right.length - left.length;
  return compareLists(left, right) || left.length - right.length;
}

function compareLists(left: readonly string[], right: readonly string[]): number {
  const shared = Math.min(left.length, right.length);
  for (let index = 0; index < shared; index++) {
    const order = compareIdentifiers(left[index] ?? '', right[index] ?? '');
    if (order !== 0) return order;
  }
  return 0;
}

function compareIdentifiers(left: string, right: string): number {
  const isLeftNumeric = isNumeric(left);
  const isRightNumeric = isNumeric(right);
  if (isLeftNumeric !== isRightNumeric) return isLeftNumeric ? -1 : 1;
  // Numbers of any size: without leading zeros the longer is the larger.
  if (isLeftNumeric && left.length !== right.length) return left.length - right.length;
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

function isNumeric(text: string): boolean {
  return /^\d+$/.test(text);
}
