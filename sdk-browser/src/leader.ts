import type { Engine } from './engine.js';
import { ask, type Exchange } from './exchange.js';
import { type Failure, failure, malformed } from './failure.js';
import { readFrames } from './frames.js';
import { createLoop, type Loop } from './loop.js';
import type { Scope } from './scope.js';
import type { News, Way } from './tabs.js';

const pollIntervalMs = 30_000;
/** So many streams in a row brought not a byte, though a request was answered before each. */
const refusalsBeforePolling = 3;
/** Then so many polls, about five minutes of them, before streams are tried again. */
const pollsBeforeStreams = 10;
/** A reader takes twice what a writer may send: 64 kB. */
const maxFrameChars = 131_072;

/** Whom a leader serves: this tab and the others. */
export interface Led {
  /** False where it does not follow on what is held, or cannot be understood. */
  readonly news: (event: News, content: unknown, way: Way) => boolean;
  readonly heard: (way: Way) => void;
  readonly failed: (failure: Failure) => void;
  /** What has the server decide holds answers, in a while. */
  readonly settled: () => Promise<unknown>;
  readonly heldId: () => string | undefined;
}

export interface Leader extends Loop {
  /** Streams in a row that brought nothing. */
  refusals: number;
}

/**
 * Keeps tabs current: what is newest, then a stream from there; polls where streams do not pass. At any moment one thing
 * is under way.
 */
export function createLeader(
  scope: Scope,
  exchange: Exchange,
  engine: Engine | undefined,
  streaming: unknown,
  { news, heard, failed, settled, heldId }: Led,
): Leader {
  async function attempt(own: AbortController): Promise<number> {
    const { refusals } = leader;
    const isPolling =
      streaming === false || refusals % (refusalsBeforePolling + pollsBeforeStreams) >= refusalsBeforePolling;
    const way = isPolling ? 'poll' : 'stream';
    // A server that is away takes polls and streams alike, and when it is back the stream is the better of them.
    leader.refusals = 0;
    if (engine) {
      const fresh = await engine.refresh((path, init) => ask(exchange, path, own, init));
      if (!news('snapshot', fresh, way)) throw malformed();
    } else {
      // A stream is told which answers are held: those to the first question.
      await settled();
      if (refusals || isPolling) news('changed', {}, way);
    }
    leader.refusals = refusals + 1;
    if (isPolling) return pollIntervalMs * (0.9 + 0.2 * scope.Math.random());
    await stream(own);
    throw failure('The stream ended');
  }
  function stream(own: AbortController): Promise<unknown> {
    const id = heldId();
    const path = engine ? 'stream' : 'stream?mode=remote';
    const headers: Record<string, string> = id ? { 'last-event-id': id } : {};
    return exchange(path, own, { headers }, 'event-stream', maxFrameChars, (text) => {
      if (leader.refusals) news('snapshot', undefined, 'stream');
      leader.refusals = leader.waitedMs = 0;
      heard('stream');
      return readFrames(text, hear);
    });
  }
  function hear(event: string, content: { readonly afterMs?: unknown }): void {
    // Until a snapshot is there no patch would follow on what is held: a stream has nothing to bring meanwhile.
    if (/^[br]/.test(event)) throw failure('', 0, content.afterMs);
    if (!news(event as News, content, 'stream')) throw event === 'patch' ? failure('', 0, 500) : malformed();
  }

  const leader: Leader = Object.assign(createLoop(scope, attempt, failed), { refusals: 0 });
  return leader;
}
