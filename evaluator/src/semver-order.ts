const pattern =
  /^((?:0|[1-9]\d*)(?:\.(?:0|[1-9]\d*)){2})(?:-((?:0|[1-9]\d*|\d*[a-z-][\da-z-]*)(?:\.(?:0|[1-9]\d*|\d*[a-z-][\da-z-]*))*))?(?:\+[\da-z-]+(?:\.[\da-z-]+)*)?$/i;
const maximumLength = 256;

/**
 * A version of SemVer 2.0 as a text that stands among others of its kind as its precedence asks; its build metadata
 * takes no part. Undefined for what is no version.
 */
export function semverOrder(version: unknown): string | undefined {
  if (typeof version !== 'string' || version.length > maximumLength) return undefined;
  const [, core, prerelease = '~'] = pattern.exec(version) ?? [];
  // A version without a prerelease comes after those with one: `~` after all that may stand in an identifier.
  return core && `${core}.${prerelease}`.split('.').map(inOrder).join('');
}

/** Numbers before texts; the marks stand before all that may stand in an identifier, so that the shorter comes first. */
function inOrder(identifier: string): string {
  return /\D/.test(identifier) ? `#${identifier}` : `!${identifier.padStart(maximumLength, '0')}`;
}
