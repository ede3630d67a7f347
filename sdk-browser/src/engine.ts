import type { Answer } from './answer.js';
import type { Decisions } from './decisions-view.js';
import type { Exchange } from './exchange.js';

/** Names what is held. */
export interface State {
  readonly id: string;
  readonly version: number;
}

/** Keys of flags; undefined: of all. */
export type Keys = readonly string[] | undefined;

/** False where it does not follow on what is held, or cannot be understood. */
export type Take = (event: string, content: unknown) => unknown;

/** What an engine uses of the client. */
export type Core = readonly [
  exchange: Exchange,
  /** Takes what the server says, and tells the other tabs. */
  news: (event: string, content: object) => void,
  /** Puts new decisions in force. */
  decide: () => void,
  /** What is held is new, and is what the server holds. */
  taken: () => void,
  /** Has the server asked for flags, within a time. */
  want: (keys: Keys, spreadMs?: number) => void,
  /** Has it asked for all that is its to decide, at once. */
  askAnew: () => void,
];

/** Who decides, and what the stream brings for it. `copy` is what the last visit held. */
export type Engine = (
  core: Core,
  copy: unknown,
) => readonly [
  /** Gives also what is left to the server to decide. */
  decideFor: (context: object, answer: Answer | undefined) => readonly [Decisions, owed: Keys, State | undefined],
  /** Asks what is newest, before a stream is opened or in the place of one; `isAgain`: what was told before may be lost. */
  refresh: (current: AbortController, isAgain: boolean) => Promise<void> | void,
  /** What is left to the server, before anything is held. */
  nothingOwed?: Keys,
  take?: Take,
  /** What is held, for other tabs and visits: also for who missed a reset. */
  whole?: () => object,
];
