import { type Attribute, readText, type Subject } from './attribute.js';
import { bucketOfHash } from './bucket.js';
import type { Draw } from './compile-flag.js';
import { type CompiledSplit, drawSplit, outcomeInBucket } from './compile-serve.js';
import type { Outcome } from './outcome.js';
import { hashPair, type PreparedValue, prepareValue } from './prepared-value.js';

/** The value that a subject has in one attribute, and the split by it that waits for another. */
interface Lot {
  readonly by: string;
  readonly value: PreparedValue | undefined;
  waiting: CompiledSplit | undefined;
  place: number;
}

/** Draws the splits of one subject by twos, because two hashes at once take little more time than one. */
export class Draws {
  readonly #subject: Subject;
  readonly #outcomes: Int32Array;
  readonly #hashes = new Int32Array(2);
  readonly #lots = new Map<string, Lot>();
  #last: Lot | undefined;

  constructor(subject: Subject, outcomes: Int32Array) {
    this.#subject = subject;
    this.#outcomes = outcomes;
  }

  /** The shortest way; an attribute that many flags draw by is read once. */
  addDraw({ by, targeted, split }: Draw, place: number): Outcome {
    const lot = this.#lotBy(by);
    if (lot.value === undefined) return split.withoutValue;
    return targeted.get(lot.value.text) ?? this.#pair(lot, lot.value, split, place);
  }

  add(split: CompiledSplit, place: number): Outcome {
    const lot = this.#lotBy(split.by);
    return lot.value === undefined ? split.withoutValue : this.#pair(lot, lot.value, split, place);
  }

  /** Gives the outcome, or what stands in its place until all is finished. */
  #pair(lot: Lot, value: PreparedValue, split: CompiledSplit, place: number): Outcome {
    const { waiting } = lot;
    if (waiting === undefined) {
      lot.waiting = split;
      lot.place = place;
      return split.withoutValue;
    }
    lot.waiting = undefined;
    hashPair(waiting.seed, split.seed, value, this.#hashes);
    this.#outcomes[lot.place] = outcomeInBucket(waiting, bucketOfHash(this.#hashes[0] as number));
    return outcomeInBucket(split, bucketOfHash(this.#hashes[1] as number));
  }

  finish(): void {
    for (const { value, waiting, place } of this.#lots.values()) {
      if (value !== undefined && waiting !== undefined) this.#outcomes[place] = drawSplit(waiting, value.text);
    }
  }

  #lotBy(by: Attribute): Lot {
    const last = this.#last;
    if (last !== undefined && last.by === by.name) return last;
    const lot = this.#lots.get(by.name) ?? this.#makeLot(by);
    this.#last = lot;
    return lot;
  }

  #makeLot(by: Attribute): Lot {
    const text = readText(by, this.#subject);
    const value = text === undefined ? undefined : prepareValue(text);
    const lot = { by: by.name, value, waiting: undefined, place: 0 };
    this.#lots.set(by.name, lot);
    return lot;
  }
}
