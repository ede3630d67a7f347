/** What happened, in order: as a hash always, as text where somebody wants to read it. */
export class Trace {
  readonly lines: string[] | undefined;
  readonly #nowMs: () => number;
  #hash = 0x811c9dc5;

  constructor(nowMs: () => number, isKept: boolean) {
    this.#nowMs = nowMs;
    this.lines = isKept ? [] : undefined;
  }

  note(who: string, what: string): void {
    this.#mix(Math.floor(this.#nowMs() * 1_000));
    this.#mixText(who);
    this.#mixText(what);
    this.lines?.push(`${this.#at()}  ${who}: ${what}`);
  }

  /** For readers alone. */
  tell(who: string, what: () => string): void {
    this.lines?.push(`${this.#at()}  ${who}: ${what()}`);
  }

  get hash(): string {
    return this.#hash.toString(16).padStart(8, '0');
  }

  #at(): string {
    return `${(this.#nowMs() / 1_000).toFixed(3).padStart(9)} s`;
  }

  #mixText(text: string): void {
    for (let index = 0; index < text.length; index += 1) this.#mix(text.charCodeAt(index));
  }

  #mix(value: number): void {
    this.#hash = Math.imul(this.#hash ^ value, 0x01000193) >>> 0;
  }
}
