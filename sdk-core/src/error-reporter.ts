import type { GuidonError, GuidonErrorKind } from './errors.js';

const lasting: ReadonlySet<GuidonErrorKind> = new Set<GuidonErrorKind>(['cache', 'flag']);
const maxRemembered = 1_000;

/** Tells each problem once until things go well again: an outage is one message, not one for every attempt. */
export class ErrorReporter {
  readonly #emit: (error: GuidonError) => void;
  readonly #told = new Map<string, GuidonErrorKind>();

  constructor(emit: (error: GuidonError) => void) {
    this.#emit = emit;
  }

  report(error: GuidonError): void {
    const name = `${error.kind} ${error.message}`;
    if (this.#told.has(name)) return;
    if (this.#told.size >= maxRemembered) this.#told.clear();
    this.#told.set(name, error.kind);
    this.#emit(error);
  }

  /** The server was heard. What is wrong with the disk or with a flag is not over by that. */
  recovered(): void {
    for (const [name, kind] of this.#told) if (!lasting.has(kind)) this.#told.delete(name);
  }
}
