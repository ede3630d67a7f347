import type { Decisions } from './decisions-view.js';
import type { News } from './tabs.js';

/** Decides on the page. */
export interface Engine {
  /** Names the state that tabs hand on to each other, and that the stream goes on from. */
  readonly id: () => string | undefined;
  /** That state. */
  readonly whole: () => object | undefined;
  /** Takes up what `whole` gave once. */
  readonly load: (copy: unknown) => void;
  /** The flags that are the server's to decide. */
  readonly owed: () => readonly string[] | undefined;
  /** False where it does not follow on what is held, or cannot be understood. A `snapshot` without content: nothing is new. */
  readonly take: (event: News, content: unknown) => boolean;
  readonly decide: (context: object, served: Decisions) => Decisions;
  readonly version: () => number;
  /** What its stream goes on from; undefined where that is what is held. */
  readonly refresh: (get: (path: string, init: object) => Promise<unknown>) => Promise<unknown>;
}
