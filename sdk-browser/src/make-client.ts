import { readAnswer } from './answer.js';
import type { GuidonClient } from './client.js';
import { exchanger, parse } from './exchange.js';
import { failure } from './failure.js';
import { readFrames } from './frames.js';
import type { Engine } from './local-engine.js';
import { createLoop } from './loop.js';
import { type ClientOptions, checkOptions } from './options.js';
import { followPage } from './page-life.js';
import type { Scope } from './scope.js';
import { anonymousId, nameOf, seal, unsealed } from './storage.js';
import { type News, shareLoop } from './tabs.js';
import { createTelemetry } from './telemetry.js';
import { createView } from './view.js';

const pollIntervalMs = 30_000;
/** So many streams in a row brought not a byte, though a request was answered before each. */
const refusalsBeforePolling = 3;
/** With the polls in between, about five minutes of them, before streams are tried again. */
const refusalsBeforeStreams = 13;
/** A flag that a patch made the server's to decide: mostly the server says itself when to ask. */
const askAnywayMs = 5_000;

/** Puts the parts together and starts them. Without an engine the server decides everything. Where there is no page, nothing is started. */
export function makeClient(options: ClientOptions, scope: Scope, mode: string, engine?: Engine): GuidonClient {
  const { url, clientKey } = checkOptions(options);
  const name = `guidon.3.${mode} ${url} ${clientKey}`;
  const exchange = exchanger(scope, url, clientKey);
  const isPage = !!scope.document;
  const isKept = isPage && options.cache !== false;
  const own = new AbortController();
  const bootstrap = readAnswer(options.bootstrap);
  let answer = bootstrap;
  let context = textOf(options.context);
  /** What is the server's to decide; undefined: every flag. */
  let owed: readonly string[] | undefined;
  /** What it is still to be asked for. */
  let due: readonly string[] | undefined = engine && [];
  /** The version of a state that its answer must have seen. */
  let wanted = 0;
  /** The answer is for a context that is no longer the page's. */
  let isForOthers = false;
  let isStarted = false;
  /** Of this tab as a leader. */
  let refusals = 0;
  let isPolling: unknown;

  const telemetry = createTelemetry(scope, exchange);
  const view = createView(scope, bootstrap, options.timeoutMs ?? 2_000, (flag, variant) => {
    if (!own.signal.aborted && isPage) telemetry.count(flag, variant);
  });

  function textOf(given: unknown): string {
    let attributes: Record<string, unknown> = {};
    try {
      attributes = { ...JSON.parse(JSON.stringify(given ?? {})) };
    } catch {
      // Nobody, then.
    }
    if (isPage && options.anonymousId !== false && attributes['userId'] == null)
      attributes['anonymousId'] ??= anonymousId(scope);
    return JSON.stringify(attributes);
  }

  function decide(isNew?: 1): void {
    const served = answer?.flags ?? new Map();
    const { version = 0 } = (engine ? engine.whole() : answer) ?? {};
    const decided = engine?.decide(JSON.parse(context), served);
    owed = decided?.owed;
    view.adopt(decided?.decisions ?? served, version, isNew ? undefined : version ? 'cache' : 'default');
    if (!isNew) return;
    if (isKept)
      seal(scope, name, [
        nameOf(context),
        answer && { ...answer, flags: Object.fromEntries(answer.flags) },
        engine?.whole(),
      ]);
    heard(isPolling);
  }
  function heard(polling: unknown): void {
    isPolling = polling;
    if (isStarted && due?.length === 0 && (!engine || engine.whole())) view.heard(polling ? 'poll' : 'stream');
  }
  function forget(): void {
    isForOthers = false;
    answer = undefined;
    decide();
  }

  const asking = createLoop(
    scope,
    async (current) => {
      const { version, digest, flags } = answer ?? {};
      const keys = due;
      const body = JSON.stringify({
        context: JSON.parse(context),
        flags: keys,
        from: answer && `${version}-${digest}`,
      });
      const next = readAnswer(parse(await exchange('evaluate', { body }, current)));
      if (!next || (next.version < wanted && !next.reset)) throw failure();
      const merged = new Map(keys && !next.reset ? flags : []);
      for (const key of keys ?? []) merged.delete(key);
      answer = { ...next, flags: new Map([...merged, ...next.flags]) };
      wanted = next.version;
      isForOthers = false;
      due = next.reset && keys ? owed : [];
      decide(1);
      return due?.length === 0 ? undefined : 1;
    },
    (problem) => {
      if (isForOthers) forget();
      view.failed(problem);
    },
  );
  /** Asks for everything, at once: what is being asked is no longer the question. */
  function askAnew(): void {
    wanted = 0;
    due = owed;
    asking.stop();
    if (isStarted && due?.length !== 0) asking.start();
  }
  /** There is more to ask, within a time. While the server does not answer, it is no reason to ask earlier. */
  function want(flags: readonly string[] | undefined, spreadMs = 0): void {
    const isAsking = !due;
    due = due && flags && [...due, ...flags];
    if (isStarted && !isAsking && !asking.waitedMs && due?.length !== 0) asking.start(spreadMs * scope.Math.random());
  }

  function take(event: News, content: unknown): boolean {
    if (event === 'changed') {
      const { id, flags, afterMs } = content as { id?: string; flags?: readonly string[]; afterMs?: number };
      if (!answer || id !== `${answer.version}-${answer.digest}`) {
        wanted = Number.parseInt(`${id}`, 10) || 0;
        want(owed ?? flags, afterMs);
      }
      return true;
    }
    if (!engine) return true;
    if (!engine.take(event, content)) return false;
    decide();
    if (event === 'patch')
      want(
        owed?.filter((key) => !answer?.flags.has(key)),
        askAnywayMs,
      );
    else askAnew();
    decide(1);
    return true;
  }
  function news(event: News, content: object): void {
    if (!take(event, content)) throw failure(event === 'patch' ? '' : undefined);
    tabs.say(event, content);
  }

  const leading = createLoop(
    scope,
    async (current) => {
      const isPoll = options.streaming === false || refusals % refusalsBeforeStreams >= refusalsBeforePolling;
      const id = engine?.id();
      if (engine) {
        // What the server's tag begins with: the view that client keys have, then the encoding.
        const tags = ['gzip', 'br', 'identity'].map((encoding) => `"c.${encoding}.${id}"`).join();
        const text = await exchange('snapshot', { headers: id ? { 'if-none-match': tags } : {} }, current);
        isPolling = isPoll;
        if (text) take('snapshot', parse(text));
        tabs.say('snapshot', { ...engine.whole(), reset: 1 });
      } else if (isPoll) news('changed', {});
      refusals += 1;
      if (isPoll) {
        heard(1);
        tabs.say(undefined, 1);
        return pollIntervalMs * (0.9 + 0.2 * scope.Math.random());
      }
      const from = engine ? engine.id() : answer && `${answer.version}-${answer.digest}`;
      await exchange(
        engine ? 'stream' : 'stream?mode=remote',
        { headers: from ? { 'last-event-id': from } : {} },
        current,
        (text) => {
          refusals = leading.waitedMs = 0;
          heard(0);
          tabs.say();
          return readFrames(text, (event, content) => {
            // Until a snapshot is there no patch would follow on what is held: a stream has nothing to bring meanwhile.
            if (/^[br]/.test(event)) throw failure('', 0, (content as { afterMs?: number }).afterMs);
            news(event as News, content);
          });
        },
      );
      throw failure('The stream ended');
    },
    view.failed,
  );
  const tabs = shareLoop(scope, name, leading, { whole: () => engine?.whole(), take, heard });

  function start(): void {
    if (isStarted || own.signal.aborted) return;
    isStarted = true;
    if (due?.length !== 0) asking.start();
    tabs.start();
  }
  function stop(): void {
    isStarted = false;
    asking.stop();
    tabs.stop();
  }
  const begin = (): void => followPage(scope, start, stop, telemetry.flush, own);

  const [forWhom, kept, copy] = ((isKept && unsealed(scope, name)) || []) as readonly unknown[];
  if (!bootstrap && forWhom === nameOf(context)) answer = readAnswer(kept);
  if (copy) engine?.take('snapshot', copy);
  if (!bootstrap) decide();
  const ready = isPage ? view.settled() : Promise.resolve(view.state());
  void ready.then((first) => view.emit('ready', first));
  if (isPage) {
    if (bootstrap) scope.requestAnimationFrame(() => scope.requestAnimationFrame(begin));
    else begin();
  }
  // Not before whoever made the client could listen.
  if (options.bootstrap && !bootstrap) void Promise.resolve(failure()).then(view.failed);

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
      return isStarted && due?.length !== 0 ? view.settled() : Promise.resolve(view.state());
    },
    close() {
      own.abort();
      stop();
      telemetry.flush();
      view.heard();
      return Promise.resolve();
    },
  };
}
