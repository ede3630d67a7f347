import type { Json } from '@guidon/evaluator';
import type { Bootstrap } from './bootstrap.js';
import type { ClientEvents, Listener, State } from './events.js';
import type { ContextLike, Evaluation, Widened } from './flags.js';

/**
 * Decides flags in this process. Every question is answered at once from memory; the answers are kept
 * current in the background, and stay what they last were while the server cannot be reached.
 */
export interface GuidonClient {
  /**
   * Waits for the first data from the network, but no longer than `timeoutMs` after the client was made.
   * Never rejects: what it resolves with says where the values come from, and `default` means that there are none yet.
   * The process stays alive while somebody waits here.
   */
  ready(): Promise<State>;

  /**
   * Whether a boolean flag is on for this context, or for the user whose id it is.
   * `false` where the flag is unknown, malformed or not boolean. Never throws, waits or touches the network.
   */
  isEnabled(key: string, context: ContextLike): boolean;

  /** The value of a flag, of the type of `fallback`; `fallback` itself where the flag cannot give one. Never throws. */
  value<T extends Json>(key: string, context: ContextLike, fallback: T): Widened<T>;

  /** As `value`, and why: the variant, the reason, the version and source that decided, and whether they are current. */
  evaluate<T extends Json>(key: string, context: ContextLike, fallback: T): Evaluation<Widened<T>>;

  /** Every flag for one context, by key. These decisions are not counted as evaluations. */
  all(context: ContextLike): ReadonlyMap<string, Evaluation<Json>>;

  /**
   * What the browser's client of a page rendered here starts from: this context's decisions, of the flags that are
   * visible to clients and of no others. Put into a template as it is, `${flags.bootstrap(context)}`, it is JSON that is
   * safe inside `<script>`; `JSON.stringify` alone does not make it so. These decisions are not counted: the page counts
   * what it uses. Never throws or waits; without data there are no flags in it.
   */
  bootstrap(context: ContextLike): Bootstrap;

  /**
   * Calls `listener` at each event until the function that it returns is called. A listener that throws is ignored.
   *
   * - `ready` once, with what `ready()` resolves with.
   * - `change` `{ flags, version }` after new values are in force.
   * - `stale` when nothing was heard for 90 s; `live` when values are kept current, at first and again.
   * - `error` a `GuidonError`; each problem once until it is over. Nothing has to be done for the client to go on.
   */
  on<K extends keyof ClientEvents>(event: K, listener: Listener<ClientEvents[K]>): () => void;

  /**
   * Ends the stream, sends the counts and writes the cache file that are still due, within 2 s, and never rejects.
   * Afterwards questions are still answered, from the last values, which nobody keeps current any more.
   */
  close(): Promise<void>;
}
