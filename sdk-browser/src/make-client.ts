import { type Answer, decisionsOf, readAnswer } from './answer.js';
import type { GuidonClient } from './client.js';
import type { Engine, Keys, State } from './engine.js';
import { exchanger, parse } from './exchange.js';
import { failure } from './failure.js';
import { readFrames } from './frames.js';
import { createLoop } from './loop.js';
import { type ClientOptions, checkOptions } from './options.js';
import { followPage } from './page-life.js';
import { postponed } from './postponed.js';
import type { Scope } from './scope.js';
import { nameOf, seal, unsealed } from './storage.js';
import { shareLoop, type Way } from './tabs.js';
import { createTelemetry } from './telemetry.js';
import { createView } from './view.js';
import { plainContext } from './whom.js';

const pollIntervalMs = 30_000;
/** So many streams in a row brought not a byte, though a request was answered before each. */
const refusalsBeforePolling = 3;
/** With the polls in between, about five minutes of them, before streams are tried again. */
const refusalsBeforeStreams = 13;
const copyDelayMs = 1_000;

/** Puts the parts together and starts them. Where there is no page, nothing is started. */
export function makeClient(options: ClientOptions, scope: Scope, stream: string, engine: Engine): GuidonClient {
  const { url, clientKey } = checkOptions(options);
  const exchange = exchanger(scope, url, clientKey);
  const name = `guidon.5 ${stream} ${url} ${clientKey}`;
  /** There is a page, and nobody closed the client. */
  let isOpen = !!scope.document;
  const isKept = isOpen && options.cache !== false;
  const own = new AbortController();
  const [kept, copy] = (isKept ? unsealed(scope, name) : []) as readonly [Answer?, unknown?];
  const [decideFor, refresh, nothingOwed, takeState, whole] = engine([exchange, news, decide, taken, want, askAnew], copy);
  let context = {};
  /** The name of the context. */
  let whom = 0;
  become(options.context);
  const bootstrap = readAnswer(options.bootstrap, whom);
  let answer = bootstrap;
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

  const [count, report] = createTelemetry(scope, exchange);
  const [face, adopt, showHeard, showFailure, settled, emit] = createView(
    scope,
    decisionsOf(bootstrap),
    bootstrap?.version ?? 0,
    options.timeoutMs ?? 2_000,
    (flag, variant) => {
      if (isOpen) count(flag, variant);
    },
  );
  const [keepSoon, keep] = postponed(scope, () => seal(scope, name, [answer, whole?.()]), copyDelayMs);

  function become(given: unknown): void {
    context = plainContext(scope, given, isOpen && options.anonymousId !== false);
    whom = nameOf(JSON.stringify(context));
  }
  const isDue = (): boolean => due?.length !== 0;

  function decide(from?: unknown): void {
    const [decisions, nextOwed, nextState] = decideFor(context, answer);
    owed = nextOwed;
    state = nextState;
    adopt(decisions, state?.version ?? 0, state ? (from as 'cache') : 'default');
  }
  function taken(): void {
    if (isKept) keepSoon();
    heard();
  }
  /** Nobody may see the page again. */
  function leave(): void {
    keep();
    report();
  }
  function heard(): void {
    if (isStarted && !isDue() && state) showHeard(way);
  }
  function forget(): void {
    answer = undefined;
    decide();
  }
  function failed(problem: ReturnType<typeof failure>): void {
    showFailure(problem);
    // Not before it fails: a server on this machine is there for an offline browser too.
    if (scope.navigator.onLine === false) stop();
  }

  const [startAsking, stopAsking, isUnanswered] = createLoop(
    scope,
    async (current) => {
      const keys = due;
      const body = JSON.stringify({ context, flags: keys, from: answer?.id });
      const next = readAnswer(parse(await exchange('evaluate', { method: 'POST', body }, current)), whom);
      if (!next || (!next.reset && next.version < Number.parseFloat(told))) throw failure();
      if (keys && !next.reset) {
        // What was asked for and is not there is no more. What was not asked for may be older: it is as of what was told.
        const gone = Object.fromEntries(keys.map((key) => [key]));
        answer = { ...next, id: told || next.id, flags: { ...answer?.flags, ...gone, ...next.flags } };
        due = due?.slice(keys.length);
      } else {
        answer = next;
        told = '';
        due = keys ? owed : [];
      }
      decide();
      taken();
      ask();
    },
    (problem) => {
      if (answer?.whom !== whom) forget();
      failed(problem);
    },
  );
  function ask(delayMs?: number): void {
    if (isStarted && isDue()) startAsking(delayMs);
  }
  /** Asks for everything, at once: what is being asked is no longer the question. */
  function askAnew(): void {
    told = '';
    due = owed;
    stopAsking();
    ask();
  }
  /** There is more to ask, within a time. While the server does not answer, it is no reason to ask earlier. */
  function want(flags: Keys, spreadMs = 0): void {
    const isAsked = !due || isUnanswered();
    due = due && flags && [...due, ...flags];
    if (!isAsked) ask(spreadMs * scope.Math.random());
  }

  function take(event: string, content: unknown): unknown {
    if (event === 'heard') {
      way = content as Way;
      heard();
    } else if (event === 'changed') {
      const { id, flags, afterMs } = content as { id: string; flags?: readonly string[]; afterMs?: number };
      if (owed || id !== answer?.id) {
        told = id;
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
  const [lead, stopLeading] = createLoop(
    scope,
    async (current, succeeded) => {
      const before = refusals;
      const isPoll = options.streaming === false || before % refusalsBeforeStreams >= refusalsBeforePolling;
      way = isPoll ? 'poll' : 'stream';
      // A server that is away takes polls and streams alike, and when it is back the stream is the better of them.
      refusals = 0;
      await refresh(current, isPoll || before > 0);
      if (!isUnanswered()) refusals = before + 1;
      if (isPoll) {
        news('heard', way);
        lead(pollIntervalMs * (0.9 + 0.2 * scope.Math.random()));
      } else {
        await exchange(stream, { headers: state && { 'last-event-id': state.id } }, current, (text) => {
          // A page to sign in, where a stream was asked for.
          if (!/^[:a-z]/.test(text)) throw failure();
          refusals = 0;
          succeeded();
          news('heard', way);
          return readFrames(text, news);
        });
        throw failure('The stream ended');
      }
    },
    (problem) => {
      say('ask');
      failed(problem);
    },
  );
  const [join, part, say] = shareLoop(scope, name, lead, whole, take);

  function start(): void {
    if (isStarted || !isOpen) return;
    isStarted = true;
    ask();
    join();
  }
  function stop(): void {
    isStarted = false;
    stopAsking();
    stopLeading();
    part();
  }
  const begin = (): void => followPage(scope, start, stop, leave, own);

  /** Takes what an earlier visit left. */
  function recall(): void {
    if (bootstrap) return;
    if (kept?.whom === whom) answer = kept;
    decide('cache');
  }

  recall();
  const ready = settled(isOpen);
  void ready.then((first) => emit('ready', first));
  if (isOpen) {
    if (bootstrap) scope.requestAnimationFrame(() => scope.requestAnimationFrame(begin));
    else begin();
  }
  // Not before whoever made the client could listen.
  if (options.bootstrap && !bootstrap) scope.setTimeout(() => showFailure(failure()), 0);

  return {
    ...face,
    ready: () => ready,
    identify(next) {
      const before = whom;
      become(next);
      if (whom !== before) {
        if (owed) forget();
        askAnew();
      }
      return settled(isStarted && isDue());
    },
    close() {
      isOpen = false;
      own.abort();
      stop();
      leave();
      showHeard();
      return Promise.resolve();
    },
  };
}
