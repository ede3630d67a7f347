import { stateId } from '@guidon/evaluator/projection';
import { decisionsOf, isBefore, mergeAnswer, readAnswer, type Told } from './answer.js';
import type { GuidonClient } from './client.js';
import { exchanger, parse } from './exchange.js';
import { failure } from './failure.js';
import { readFrames } from './frames.js';
import type { Engine } from './local-engine.js';
import { createLoop } from './loop.js';
import { type ClientOptions, checkOptions } from './options.js';
import { followPage } from './page-life.js';
import type { Scope } from './scope.js';
import { nameOf, seal, unsealed } from './storage.js';
import { type News, shareLoop, type Way } from './tabs.js';
import { createTelemetry } from './telemetry.js';
import { createView } from './view.js';
import { contextText } from './whom.js';

const pollIntervalMs = 30_000;
/** So many streams in a row brought not a byte, though a request was answered before each. */
const refusalsBeforePolling = 3;
/** With the polls in between, about five minutes of them, before streams are tried again. */
const refusalsBeforeStreams = 13;
/** A flag that a patch made the server's to decide: mostly the server says itself when to ask. */
const askAnywayMs = 5_000;
const copyDelayMs = 1_000;

/** Puts the parts together and starts them. Without an engine the server decides everything. Where there is no page, nothing is started. */
export function makeClient(options: ClientOptions, scope: Scope, engine?: Engine): GuidonClient {
  const { url, clientKey } = checkOptions(options);
  const stream = engine ? 'stream' : 'stream?mode=remote';
  const name = `guidon.4 ${stream} ${url} ${clientKey}`;
  const exchange = exchanger(scope, url, clientKey);
  const isPage = !!scope.document;
  const isKept = isPage && options.cache !== false;
  const own = new AbortController();
  const bootstrap = readAnswer(options.bootstrap);
  let answer = bootstrap;
  const textOf = (given: unknown): string => contextText(scope, given, isPage && options.anonymousId !== false);
  let context = textOf(options.context);
  /** What is the server's to decide; undefined: every flag. */
  let owed: readonly string[] | undefined;
  /** What it is still to be asked for. */
  let due: readonly string[] | undefined = engine && [];
  /** The state that its answer must have seen. */
  let wanted: Told = {};
  /** The answer is for a context that is no longer the page's. */
  let isForOthers = false;
  let isStarted = false;
  let way: Way = 'stream';
  /** Of this tab as a leader. */
  let refusals = 0;
  /** The copy is to be written. */
  let copyTimer: number | undefined;

  const telemetry = createTelemetry(scope, exchange);
  const view = createView(
    scope,
    decisionsOf(bootstrap),
    bootstrap?.version ?? 0,
    options.timeoutMs ?? 2_000,
    (flag, variant) => {
      if (isPage && !own.signal.aborted) telemetry.count(flag, variant);
    },
  );

  const held = () => (engine ? engine.whole() : answer);
  const isDue = (): boolean => due?.length !== 0;

  function decide(from?: 'cache'): void {
    const served = decisionsOf(answer);
    const [decisions, nextOwed] = engine ? engine.decide(JSON.parse(context), served) : [served];
    const state = held();
    owed = nextOwed;
    view.adopt(decisions, state?.version ?? 0, state ? from : 'default');
  }
  function taken(): void {
    if (isKept) copyTimer ??= scope.setTimeout(keep, copyDelayMs);
    heard(way);
  }
  function keep(): void {
    scope.clearTimeout(copyTimer);
    copyTimer = undefined;
    seal(scope, name, [nameOf(context), answer, engine?.whole()]);
  }
  /** Nobody may see the page again. */
  function leave(): void {
    if (copyTimer) keep();
    telemetry.flush();
  }
  function heard(by: Way): void {
    way = by;
    if (isStarted && !isDue() && held()) view.heard(by);
  }
  function forget(): void {
    isForOthers = false;
    answer = undefined;
    decide();
  }
  function failed(problem: ReturnType<typeof failure>): void {
    view.failed(problem);
    // Not before it fails: a server on this machine is there for an offline browser too.
    if (scope.navigator.onLine === false) stop();
  }

  const asking = createLoop(
    scope,
    async (current) => {
      const keys = due;
      const body = JSON.stringify({ context: JSON.parse(context), flags: keys, from: answer && stateId(answer) });
      const next = readAnswer(parse(await exchange('evaluate', { body }, current)));
      if (!next || isBefore(next, wanted)) throw failure();
      answer = mergeAnswer(answer, next, keys, due === keys ? wanted : {});
      if (due === keys) {
        due = keys && next.reset ? owed : [];
        wanted = {};
      }
      isForOthers = false;
      decide();
      taken();
      return isDue() ? 1 : undefined;
    },
    (problem) => {
      if (isForOthers) forget();
      failed(problem);
    },
  );
  /** Asks for everything, at once: what is being asked is no longer the question. */
  function askAnew(): void {
    wanted = {};
    asking.waitedMs = 0;
    due = owed;
    asking.stop();
    if (isStarted && isDue()) asking.start();
  }
  /** There is more to ask, within a time. While the server does not answer, it is no reason to ask earlier. */
  function want(flags: readonly string[] | undefined, spreadMs = 0): void {
    const isAsking = !due;
    due = due && flags && [...due, ...flags];
    if (isStarted && !isAsking && !asking.waitedMs && isDue()) asking.start(spreadMs * scope.Math.random());
  }

  function take(event: News, content: unknown): boolean {
    if (event === 'changed') {
      const { id, flags, afterMs } = content as { id: string; flags?: readonly string[]; afterMs?: number };
      if (engine || !answer || id !== stateId(answer)) {
        const [version, digest] = id.split('-') as [string, string];
        wanted = { version: Number(version), digest };
        want(owed ?? flags, afterMs);
      }
      return true;
    }
    if (!engine?.take(event, content)) return false;
    decide();
    if (event === 'patch')
      want(
        owed?.filter((key) => !answer?.flags[key]),
        askAnywayMs,
      );
    else askAnew();
    taken();
    return true;
  }
  function news(event: News, content: unknown): void {
    if (!take(event, content)) throw event === 'patch' ? failure('', 0, 500) : failure();
    tabs.say(event, content);
  }
  function hear(by: Way): void {
    heard(by);
    tabs.say('heard', by);
  }

  const heldId = (): string | undefined => {
    const state = held();
    return state && stateId(state);
  };
  async function refresh({ whole }: Engine, current: AbortController, by: Way): Promise<void> {
    const id = heldId();
    // The view that client keys have, in each encoding.
    const tags = `"c.gzip.${id}","c.br.${id}","c.identity.${id}"`;
    const text = await exchange('snapshot', { headers: id ? { 'if-none-match': tags } : {} }, current);
    way = by;
    if (!take('snapshot', text ? parse(text) : whole())) throw failure();
    tabs.say('snapshot', host.whole());
  }
  function readStream(text: string): string {
    // A page to sign in, where a stream was asked for.
    if (!/^[:a-z]/.test(text)) throw failure();
    refusals = leading.waitedMs = 0;
    hear('stream');
    return readFrames(text, (event, content) => {
      // Until a snapshot is there no patch would follow on what is held: a stream has nothing to bring meanwhile.
      if (/^[br]/.test(event)) throw failure('', 0, (content as { afterMs?: unknown }).afterMs);
      news(event as News, content);
    });
  }
  const isPollDue = (before: number): boolean =>
    options.streaming === false || before % refusalsBeforeStreams >= refusalsBeforePolling;
  async function lead(current: AbortController): Promise<number> {
    const before = refusals;
    const isPoll = isPollDue(before);
    // A server that is away takes polls and streams alike, and when it is back the stream is the better of them.
    refusals = 0;
    if (engine) await refresh(engine, current, isPoll ? 'poll' : 'stream');
    else if (isPoll || before) news('changed', { id: '' });
    if (engine || !asking.waitedMs) refusals = before + 1;
    if (isPoll) {
      hear('poll');
      return pollIntervalMs * (0.9 + 0.2 * scope.Math.random());
    }
    const id = heldId();
    await exchange(stream, { headers: id ? { 'last-event-id': id } : {} }, current, readStream);
    throw failure('The stream ended');
  }

  const leading = createLoop(scope, lead, (problem) => {
    tabs.say('ask');
    failed(problem);
  });
  const host = { whole: () => engine && { ...engine.whole(), reset: 1 }, take, heard };
  const tabs = shareLoop(scope, name, leading, host);

  function start(): void {
    if (isStarted || own.signal.aborted) return;
    isStarted = true;
    if (isDue()) asking.start();
    tabs.start();
  }
  function stop(): void {
    isStarted = false;
    asking.stop();
    tabs.stop();
  }
  const begin = (): void => followPage(scope, start, stop, leave, own);

  /** Takes what an earlier visit left. */
  function recall(): void {
    const [forWhom, kept, copy] = isKept ? unsealed(scope, name) : [];
    if (copy) engine?.take('snapshot', copy);
    if (bootstrap) return;
    if (forWhom === nameOf(context)) answer = readAnswer(kept);
    decide('cache');
  }

  recall();
  const ready = view.settled(isPage);
  void ready.then((first) => view.emit('ready', first));
  if (isPage) {
    if (bootstrap) scope.requestAnimationFrame(() => scope.requestAnimationFrame(begin));
    else begin();
  }
  // Not before whoever made the client could listen.
  if (options.bootstrap && !bootstrap) scope.setTimeout(() => view.failed(failure()), 0);

  return {
    ...view.face,
    ready: () => ready,
    identify(next) {
      const before = context;
      context = textOf(next);
      if (context !== before) {
        isForOthers = true;
        if (engine) forget();
        askAnew();
      }
      return view.settled(isStarted && isDue());
    },
    close() {
      own.abort();
      stop();
      leave();
      view.heard();
      return Promise.resolve();
    },
  };
}
