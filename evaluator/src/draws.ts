import { readText, type Subject } from './attribute.js';
import { bucketOfHash, bucketWith } from './bucket.js';
import { type CompiledSplit, outcomeInBucket } from './compile-serve.js';
import type { Outcome } from './outcome.js';
import { hashPair, type PreparedValue, prepareValue } from './prepared-value.js';

/** The splits by one attribute that wait to be drawn, and the places their outcomes go to. */
interface Waiting {
  readonly by: string;
  readonly value: PreparedValue | undefined;
  readonly splits: CompiledSplit[];
  readonly places: number[];
}

/** Collects splits and draws them by twos, because two hashes at once take little more time than one. */
export class Draws {
  readonly #subject: Subject;
  readonly #waiting = new Map<string, Waiting>();
  #last: Waiting | undefined;

  constructor(subject: Subject) {
    this.#subject = subject;
  }

  /** Gives what stands in the place until the draw. */
  add(split: CompiledSplit, place: number): Outcome {
    const last = this.#last;
    const waiting = last !== undefined && last.by === split.by.name ? last : this.#waitingFor(split);
    if (waiting.value !== undefined) {
      waiting.splits.push(split);
      waiting.places.push(place);
    }
    return split.withoutValue;
  }

  drawInto(outcomes: Int32Array): void {
    for (const waiting of this.#waiting.values()) {
      if (waiting.value !== undefined) drawAll(waiting, waiting.value, outcomes);
    }
  }

  #waitingFor(split: CompiledSplit): Waiting {
    const by = split.by.name;
    let waiting = this.#waiting.get(by);
    if (waiting === undefined) {
      const text = readText(split.by, this.#subject);
      waiting = { by, value: text === undefined ? undefined : prepareValue(text), splits: [], places: [] };
      this.#waiting.set(by, waiting);
    }
    this.#last = waiting;
    return waiting;
  }
}

const hashes = new Int32Array(2);

function drawAll({ splits, places }: Waiting, value: PreparedValue, outcomes: Int32Array): void {
  const paired = splits.length & ~1;
  for (let index = 0; index < paired; index += 2) {
    const one = splits[index] as CompiledSplit;
    const other = splits[index + 1] as CompiledSplit;
    hashPair(one.seed, other.seed, value, hashes);
    outcomes[places[index] as number] = outcomeInBucket(one, bucketOfHash(hashes[0] as number));
    outcomes[places[index + 1] as number] = outcomeInBucket(other, bucketOfHash(hashes[1] as number));
  }
  const odd = splits[paired];
  if (odd !== undefined) outcomes[places[paired] as number] = outcomeInBucket(odd, bucketWith(odd.seed, value.text));
}
