/** Whom flags are decided for; plain JSON data. */
export type Attributes = ReadonlyMap<string, unknown>;

/** What buckets and lists see of a value; undefined where it counts as lacking. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'object' ? undefined : (value as string | number | boolean | undefined)?.toString();
}
