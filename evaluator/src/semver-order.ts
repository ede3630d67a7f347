const number = '(?:0|[1-9]\\d*)';
const identifier = `(?:${number}|\\d*[a-zA-Z-][0-9a-zA-Z-]*)`;
const build = '[0-9a-zA-Z-]+';
const pattern = new RegExp(
  `^(${number}(?:\\.${number}){2})(?:-(${identifier}(?:\\.${identifier})*))?(?:\\+${build}(?:\\.${build})*)?$`,
);
const maximumLength = 256;

/**
 * A version of SemVer 2.0 as a text that stands among others of its kind as its precedence asks; its build metadata
 * takes no part. Undefined for what is no version.
 */
export function semverOrder(version: unknown): string | undefined {
  if (typeof version !== 'string' || version.length > maximumLength) return undefined;
  const match = pattern.exec(version);
  if (match === null) return undefined;
  const [, core = '', prerelease] = match;
  // A version without a prerelease comes after those with one.
  return core.split('.').map(inOrder).join('') + (prerelease?.split('.').map(inOrder).join('') ?? '\x03');
}

/** Numbers come before texts, and without leading zeros the longer number is the larger. */
function inOrder(identifier: string): string {
  return /^\d+$/.test(identifier) ? `\x01${String.fromCharCode(identifier.length)}${identifier}` : `\x02${identifier}`;
}
