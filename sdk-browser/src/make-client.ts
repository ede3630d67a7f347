import { readAnswer } from './answer.js';
import type { GuidonClient } from './client.js';
import type { Engine } from './engine.js';
import { exchanger, sender } from './exchange.js';
import { malformed } from './failure.js';
import { createLeader } from './leader.js';
import { type ClientOptions, checkOptions } from './options.js';
import { followPage } from './page-life.js';
import { createQuestions } from './questions.js';
import type { Scope } from './scope.js';
import { nameOf, seal, unsealed } from './storage.js';
import { type News, shareLoop, type Way } from './tabs.js';
import { createTelemetry } from './telemetry.js';
import { createView } from './view.js';
import { contextText } from './whom.js';

/** A flag that a patch made the server's to decide: mostly the server says itself when to ask. */
const askAnywayMs = 5_000;
const copyDelayMs = 1_000;

/** Puts the parts together and starts them. Without an engine the server decides everything. Where there is no page, nothing is started. */
export function makeClient(options: ClientOptions, scope: Scope, mode: string, engine?: Engine): GuidonClient {
  const { url, clientKey } = checkOptions(options);
  const name = `guidon.2.${mode} ${url} ${clientKey}`;
  const send = sender(scope, url, clientKey);
  const exchange = exchanger(scope, send);
  const isPage = !!scope.document;
  const isKept = isPage && options.cache !== false;
  const own = new AbortController();
  const bootstrap = readAnswer(options.bootstrap);
  const textOf = (context: ClientOptions['context']): string =>
    contextText(scope, context, isPage && options.anonymousId !== false);
  const isOwed = (): boolean => questions.due?.length !== 0;
  let context = textOf(options.context);
  /** Answers are for a context that is no longer the page's. */
  let isForOthers = false;
  let isStarted = false;
  let isClosed = !isPage;
  /** The copy is to be written. */
  let copyTimer: number | undefined;
  let way: Way = 'stream';

  const telemetry = createTelemetry(scope, send, () => view.state().version);
  const view = createView(scope, bootstrap, options.timeoutMs ?? 2_000, (flag, variant) => {
    if (!isClosed) telemetry.count(flag, variant);
  });

  function decide(from?: 'cache'): void {
    const { answer } = questions;
    const served = answer?.flags ?? new Map();
    if (engine) view.adopt(engine.decide(JSON.parse(context), served), engine.version(), from);
    else view.adopt(served, answer?.version ?? 0, from);
  }
  function heard(by: Way): void {
    way = by;
    if (!isOwed() && !isClosed) view.heard(way);
  }
  function taken(): void {
    decide();
    if (isKept) copyTimer ??= scope.setTimeout(keep, copyDelayMs);
    heard(way);
  }
  function keep(): void {
    const { answer } = questions;
    scope.clearTimeout(copyTimer);
    copyTimer = undefined;
    const kept = answer && { ...answer, flags: Object.fromEntries(answer.flags) };
    seal(scope, name, [nameOf(context), kept, engine?.whole()]);
  }
  /** Nobody may see the page again. */
  function leave(): void {
    if (copyTimer) keep();
    telemetry.flush();
  }
  function forget(): void {
    isForOthers = false;
    questions.answer = questions.heldId = undefined;
    decide();
  }

  const questions = createQuestions(scope, exchange, {
    context: () => context,
    all: () => engine?.owed(),
    answered() {
      isForOthers = false;
      taken();
    },
    failed(failure) {
      leader.refusals = 0;
      if (isForOthers) forget();
      view.failed(failure);
    },
  });

  function take(event: News, content?: unknown): boolean {
    if (event === 'changed') changed(Object(content));
    else if (engine) return engine.take(event, content) && takenBy(engine, event);
    return true;
  }
  function takenBy({ owed }: Engine, event: News): true {
    decide();
    const isPatch = event === 'patch';
    if (!isPatch) questions.restart();
    else {
      const missing = owed()?.filter((key) => !questions.answer?.flags.has(key));
      if (missing?.length) questions.want(missing, askAnywayMs);
    }
    taken();
    return true;
  }
  function changed({ id, flags, afterMs }: { id?: unknown; flags?: unknown; afterMs?: number }): void {
    if (engine?.owed()?.length === 0 || (id && id === questions.heldId)) return;
    questions.toldId = typeof id === 'string' ? id : undefined;
    questions.want(Array.isArray(flags) ? flags : engine?.owed(), afterMs);
  }

  const leader = createLeader(scope, exchange, engine, options.streaming, {
    news(event, content, by) {
      way = by;
      const isTaken = take(event, content);
      if (isTaken) tabs.say(event, content, way);
      return isTaken;
    },
    heard(by) {
      tabs.say(undefined, undefined, by);
      heard(by);
    },
    failed(failure) {
      tabs.say(undefined, undefined, '');
      view.failed(failure);
      // Not before it fails: a server on this machine is there for an offline browser too.
      if (scope.navigator?.onLine === false) stop();
    },
    settled: () => view.settled(!isOwed()),
    heldId: () => (engine ? engine.id() : questions.heldId),
  });
  const tabs = shareLoop(scope, name, leader, { id: () => engine?.id(), whole: () => engine?.whole(), take, heard });

  function start(): void {
    if (isStarted) return;
    isStarted = true;
    questions.run(true);
    if (!engine) questions.restart();
    tabs.start();
  }
  function stop(): void {
    if (!isStarted) return;
    isStarted = false;
    questions.run(false);
    tabs.stop();
  }
  function begin(): void {
    if (!isClosed) followPage(scope, start, stop, leave, own);
  }
  /** What an earlier visit left. */
  function recall(): void {
    const [forWhom, kept, copy] = ((isKept && unsealed(scope, name)) || []) as readonly unknown[];
    questions.answer = bootstrap ?? (forWhom === nameOf(context) ? readAnswer(kept) : undefined);
    engine?.load(copy);
    if (!bootstrap) decide((engine ? engine.id() : questions.answer) ? 'cache' : undefined);
  }

  recall();
  const ready = view.settled(!isPage);
  void ready.then((first) => view.emit('ready', first));
  if (isPage && bootstrap) scope.requestAnimationFrame(() => scope.requestAnimationFrame(begin));
  else begin();
  // Not before whoever made the client could listen.
  if (options.bootstrap && !bootstrap) void Promise.resolve(malformed()).then(view.failed);

  return {
    ...view.face,
    ready: () => ready,
    identify(next) {
      const before = context;
      context = textOf(next);
      if (context !== before) {
        isForOthers = true;
        if (engine) forget();
        questions.restart();
      }
      return view.settled(isClosed || !isOwed());
    },
    close() {
      isClosed = true;
      own.abort();
      stop();
      leave();
      view.heard();
      return Promise.resolve();
    },
  };
}
