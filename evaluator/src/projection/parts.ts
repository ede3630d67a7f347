/** Whoever reads what was received gives up by it; it is caught where a whole part can be set aside. */
export function giveUp(): never {
  throw new TypeError();
}

export function text(value: unknown): string {
  return typeof value === 'string' ? value : giveUp();
}
