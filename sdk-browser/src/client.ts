import type { ClientEvents, Context, Evaluation, Json, Listener, State, Widened } from '@guidon/sdk-core';
import type { DecisionsView } from './decisions-view.js';

/**
 * Decides flags for the one context that the page has at a time. Every question is answered at once from memory; the
 * answers are kept current in the background, and stay what they last were while the server cannot be reached.
 */
export interface GuidonClient extends DecisionsView {
  /**
   * Waits until the values are current, but no longer than `timeoutMs` after the client was made. Never rejects: what it
   * resolves with says where the values come from, and `default` means that there are none yet. Where there is no page
   * (server rendering) it resolves at once, with the bootstrap's.
   */
  ready(): Promise<State>;

  /**
   * Whether a boolean flag is on for the context. `false` where the flag is unknown, malformed or not boolean. Never
   * throws, waits or touches the network.
   */
  isEnabled(key: string): boolean;

  /** The value of a flag, of the type of `fallback`; `fallback` itself where the flag cannot give one. Never throws. */
  value<T extends Json>(key: string, fallback: T): Widened<T>;

  /** As `value`, and why: the variant, the reason, the version and source that decided, and whether they are current. */
  evaluate<T extends Json>(key: string, fallback: T): Evaluation<Widened<T>>;

  /** Every flag, by key. These decisions are not counted as evaluations. */
  all(): ReadonlyMap<string, Evaluation<Json>>;

  /**
   * Decides for another context from now on: somebody signed in or out. It is copied; what changes in it later changes
   * nothing. What the page decides by itself is decided when this returns. What the server decides is unknown until
   * its answer is there; with `@guidon/sdk-browser/remote`, where that is everything, the values of the context before
   * stay until then, or until it is clear that there is no answer.
   *
   * Resolves when all values are those of the new context, but no later than `timeoutMs`. Never rejects.
   */
  identify(context: Context): Promise<State>;

  /**
   * Calls `listener` at each event until the function that it returns is called. A listener that throws is ignored.
   *
   * - `ready` once, with what `ready()` resolves with.
   * - `change` `{ flags, version }` after new decisions are in force: the keys of those flags whose value, variant or reason differs.
   * - `stale` when nothing was heard for 90 s; `live` when values are kept current, at first and again.
   * - `error` a `GuidonError`; each problem once until it is over. Nothing has to be done for the client to go on.
   */
  on<K extends keyof ClientEvents>(event: K, listener: Listener<ClientEvents[K]>): () => void;

  /**
   * Lets go of the network and of the other tabs, sends the counts that are still due, and never rejects. Afterwards
   * questions are still answered, from the last values, which nobody keeps current any more.
   */
  close(): Promise<void>;
}
