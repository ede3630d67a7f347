import { stateId } from '@guidon/evaluator/projection';
import { type Answer, merged, readAnswer } from './answer.js';
import type { Decisions } from './decisions-view.js';
import type { Engine, Keys, State } from './engine.js';
import { type Exchange, parse } from './exchange.js';
import { type Failure, failure } from './failure.js';
import { readFrames } from './frames.js';
import { createLoop } from './loop.js';
import type { ClientOptions } from './options.js';
import type { Scope } from './scope.js';
import { nameOf } from './storage.js';
import { shareLoop, type Way } from './tabs.js';

const pollIntervalMs = 30_000;
/** So many streams in a row brought not a byte, though a request was answered before each. */
const refusalsBeforePolling = 3;
/** With the polls in between, about five minutes of them, before streams are tried again. */
const refusalsBeforeStreams = 13;

/** Keeps what is decided for one context at a time current, while it is started. */
export type Keeper = readonly [
  start: () => void,
  stop: () => void,
  /** Nothing is asked where it is for the same context as before. */
  identify: (context: object) => void,
  /** The server still owes something. */
  isDue: () => boolean,
  /** What the next visit may begin with. */
  kept: () => readonly unknown[],
];

export function createKeeper(
  scope: Scope,
  exchange: Exchange,
  name: string,
  stream: string,
  options: ClientOptions,
  engine: Engine,
  context: object,
  bootstrap: Answer | undefined,
  [kept, copy]: readonly [Answer?, unknown?],
  adopt: (next: Decisions, state: State | undefined, from?: 'cache') => void,
  taken: () => void,
  showHeard: (by: Way) => void,
  showFailure: (problem: Failure) => void,
): Keeper {
  const [decideFor, refresh, nothingOwed, takeState, whole] = engine(
    [exchange, news, decide, isTaken, want, askAnew],
    copy,
  );
  /** The name of the context. */
  let whom = nameOf(JSON.stringify(context));
  let answer = bootstrap ? { ...bootstrap, whom } : kept;
  if (answer?.whom !== whom) answer = undefined;
  let state: State | undefined;
  /** What is the server's to decide; undefined: every flag. */
  let owed = nothingOwed;
  /** What it is still to be asked for. */
  let due = owed;
  /** The state that its answer must have seen. */
  let told = '';
  let isStarted = false;
  let way: Way = 'stream';
  /** Of this tab as a leader. */
  let refusals = 0;

  const isDue = (): boolean => isStarted && due?.length !== 0;

  function decide(from?: unknown): void {
    const [decisions, nextOwed, nextState] = decideFor(context, answer);
    owed = nextOwed;
    state = nextState;
    adopt(decisions, state, from as 'cache');
  }
  function isTaken(): void {
    taken();
    heard();
  }
  function heard(): void {
    if (isStarted && !isDue() && state) showHeard(way);
  }
  function forget(): void {
    answer = undefined;
    decide();
  }
  function failed(problem: Failure): void {
    showFailure(problem);
    // Not before it fails: a server on this machine is there for an offline browser too.
    if (scope.navigator.onLine === false) stop();
  }

  /** What was told. Of one version there are two states where the database has lost one of them. */
  function hasSeen({ id, version, reset }: Answer): unknown {
    return reset || id === told || !(version <= Number.parseFloat(told));
  }
  function hold(next: Answer, keys: Keys, asked: string): void {
    if (keys && !next.reset) {
      answer = merged(answer, next, keys, told);
      due = due?.slice(keys.length);
      return;
    }
    answer = next;
    // What was told meanwhile is not known to who answered, and may be of another history.
    const isOvertaken = told !== asked && told !== next.id;
    due = isOvertaken ? owed : [];
    if (!isOvertaken) told = '';
  }

  const [startAsking, stopAsking, isUnanswered, answered] = createLoop(
    scope,
    async (current) => {
      const keys = due;
      const asked = told;
      const body = JSON.stringify({ context, flags: keys, from: answer && stateId(answer), told: told || undefined });
      const next = readAnswer(parse(await exchange('evaluate', { method: 'POST', body }, current)), whom);
      if (!next || !hasSeen(next)) throw failure();
      hold(next, keys, asked);
      decide();
      isTaken();
      ask();
    },
    (problem) => {
      if (answer?.whom !== whom) forget();
      failed(problem);
    },
  );
  function ask(delayMs?: number): void {
    if (isDue()) startAsking(delayMs);
  }
  /** Asks for everything, at once: what is being asked is no longer the question. */
  function askAnew(): void {
    told = '';
    due = owed;
    answered();
    stopAsking();
    ask();
  }
  /** There is more to ask, within a time. While the server does not answer, it is no reason to ask earlier. */
  function want(flags: Keys, spreadMs?: number): void {
    const isAsked = !due || isUnanswered();
    due = due && flags && [...due, ...flags];
    if (!isAsked) ask((spreadMs as number) * scope.Math.random());
  }

  function take(event: string, content: unknown): unknown {
    if (event === 'heard') {
      way = content as Way;
      heard();
    } else if (event === 'changed') {
      const { id, flags, afterMs } = content as { id: string; flags?: readonly string[]; afterMs?: number };
      if (due?.length || id !== answer?.id) {
        // Throws where it is no text.
        told = id.trim();
        want(owed ?? flags, afterMs);
      }
    } else return takeState?.(event, content);
    return true;
  }
  function news(event: string, content: unknown): void {
    // Until a snapshot is there no patch would follow on what is held: a stream has nothing to bring meanwhile.
    if (!take(event, content)) throw failure('', 0, (content as { afterMs?: unknown }).afterMs ?? 500);
    say(event, content);
  }
  const [lead, stopLeading, , connected] = createLoop(
    scope,
    async (current) => {
      const before = refusals;
      const isPoll = options.streaming === false || before % refusalsBeforeStreams >= refusalsBeforePolling;
      way = isPoll ? 'poll' : 'stream';
      // A server that is away takes polls and streams alike, and when it is back the stream is the better of them.
      refusals = 0;
      await refresh(current, isPoll || before > 0);
      if (!isUnanswered()) refusals = before + 1;
      if (isPoll) {
        news('heard', way);
        // A listener may have closed the client.
        if (isStarted) lead(pollIntervalMs * (0.9 + 0.2 * scope.Math.random()));
      } else {
        // Of what it held when it opened, and what came since, a stream tells by itself.
        told &&= answer?.id ?? '';
        await exchange(stream, { headers: state && { 'last-event-id': state.id } }, current, (text) => {
          // A page to sign in, where a stream was asked for.
          if (!/^[:a-z]/.test(text)) throw failure();
          refusals = 0;
          connected();
          news('heard', way);
          return readFrames(text, news);
        });
        throw failure('No stream');
      }
    },
    (problem) => {
      say('ask');
      failed(problem);
    },
  );
  const [join, part, say] = shareLoop(scope, name, lead, whole, take);

  function stop(): void {
    isStarted = false;
    stopAsking();
    stopLeading();
    part();
  }
  if (!bootstrap) decide('cache');

  return [
    () => {
      if (!isStarted) {
        isStarted = true;
        ask();
        join();
      }
    },
    stop,
    (next) => {
      context = next;
      const asked = nameOf(JSON.stringify(context));
      if (whom !== asked) {
        whom = asked;
        if (owed) forget();
        askAnew();
      }
    },
    isDue,
    () => [answer, whole?.()],
  ];
}
