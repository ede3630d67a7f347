import type { AttributeValue, Context } from '@guidon/evaluator';
import { parseJson } from './json.js';
import { maxSampleChars, maxSampled, maxSampleLooks } from './limits.js';
import { isRecord } from './store.js';

/**
 * A few of the contexts that were asked for, where the environment's people wish to see how many a change would reach:
 * the server's answer to a report says so, and which attributes must not leave the process. Bounded, whatever is asked.
 */
export class Samples {
  /** Whether a context is to be shown at all: false nearly always, and looked at with every evaluation. */
  isOpen = false;
  #wanted = 0;
  #looks = 0;
  #chars = 0;
  #privateAttributes: ReadonlySet<string> = new Set();
  #texts = new Set<string>();

  see(context: Context | string): void {
    this.#looks += 1;
    const text = textOf(context, this.#privateAttributes);
    if (text !== undefined && this.#chars + text.length <= maxSampleChars && !this.#texts.has(text)) {
      this.#texts.add(text);
      this.#chars += text.length;
    }
    this.isOpen = this.#looks < maxSampleLooks && this.#texts.size < this.#wanted;
  }

  /** What was seen since the last time; what is seen from now on is the next sample. */
  take(): readonly unknown[] {
    const contexts = [...this.#texts].map(parseJson);
    this.#begin();
    return contexts;
  }

  /** The text of the server's answer to a report. */
  answered(text: string): void {
    const answer = parseJson(text);
    const sample = isRecord(answer) ? answer['sample'] : undefined;
    const { contexts, privateAttributes } = isRecord(sample) ? sample : {};
    this.#wanted = typeof contexts === 'number' && contexts > 0 ? Math.min(contexts, maxSampled) : 0;
    this.#privateAttributes = new Set(Array.isArray(privateAttributes) ? privateAttributes : []);
    this.#begin();
  }

  #begin(): void {
    this.#texts = new Set();
    this.#chars = 0;
    this.#looks = 0;
    this.isOpen = this.#wanted > 0;
  }
}

/** Undefined where there is nothing to tell. A context is the user's object: looking at it may throw. */
function textOf(context: Context | string, privateAttributes: ReadonlySet<string>): string | undefined {
  try {
    const attributes = typeof context === 'string' ? { userId: context } : context;
    const told = Object.entries(attributes).filter(([name, value]) => !privateAttributes.has(name) && isTold(value));
    return told.length === 0 ? undefined : JSON.stringify(Object.fromEntries(told));
  } catch {
    return undefined;
  }
}

function isTold(value: AttributeValue | undefined): boolean {
  if (Array.isArray(value)) return value.every((item) => typeof item === 'string');
  return typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);
}
