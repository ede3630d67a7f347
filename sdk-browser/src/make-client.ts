import type { Context } from '@guidon/sdk-core';
import { type Answer, readAnswer } from './answer.js';
import type { GuidonClient } from './client.js';
import type { Engine } from './engine.js';
import { ask, exchange, parse, sender } from './exchange.js';
import { failure, malformed } from './failure.js';
import { createLoop } from './loop.js';
import { type ClientOptions, checkOptions } from './options.js';
import { followPage } from './page-life.js';
import type { Scope } from './scope.js';
import { anonymousId, nameOf, seal, unsealed } from './storage.js';
import { type News, shareLoop, type Way } from './tabs.js';
import { createTelemetry } from './telemetry.js';
import { createView } from './view.js';

const pollIntervalMs = 30_000;
/** So many streams in a row brought not a byte, though a request was answered before each. */
const refusalsBeforePolling = 3;
/** Then so many polls, about five minutes of them, before streams are tried again. */
const pollsBeforeStreams = 10;

/** A flag that a patch made the server's to decide: mostly the server says itself when to ask. */
const askAnywayMs = 5_000;
const copyDelayMs = 1_000;
/** A reader takes twice what a writer may send: 64 kB. */
const maxFrameChars = 131_072;

/** An event that counts, as Guidon's server writes it; others are for later clients. */
const frame = /(?:^|\n)event: ?(patch|snapshot|changed|refetch|bye)\r?\ndata: ?([^\n]*)/;

export function makeClient(options: ClientOptions, scope: Scope, mode: string, engine?: Engine): GuidonClient {
  const { url, clientKey } = checkOptions(options);
  const name = `guidon.2.${mode} ${url} ${clientKey}`;
  const send = sender(scope, url, clientKey);
  const isPage = !!scope.document;
  const isKept = isPage && options.cache !== false;
  const own = new AbortController();
  const bootstrap = readAnswer(options.bootstrap);
  let context = textOf(options.context);
  const [forWhom, kept, copy] = ((isKept && unsealed(scope, name)) || []) as readonly unknown[];
  /** What the server decided for the context. */
  let answer: Answer | undefined = bootstrap ?? (forWhom === nameOf(context) ? readAnswer(kept) : undefined);
  /** What the server is still to be asked for; undefined: everything. */
  let due: readonly string[] | undefined;
  /** Names the state that all answers are of. */
  let heldId: string | undefined;
  /** Names the state that an answer must have seen. */
  let toldId: unknown;
  /** Answers are for a context that is no longer the page's. */
  let isForOthers = false;
  let isStarted = false;
  let isClosed = !isPage;
  let refusals = 0;
  let way: Way = 'stream';
  let copyTimer: number | undefined;

  const telemetry = createTelemetry(scope, send, () => view.state().version);
  const view = createView(scope, bootstrap, options.timeoutMs ?? 2_000, (flag, variant) => isClosed || telemetry.count(flag, variant));

  function textOf(given: Context | undefined): string {
    let attributes: Record<string, unknown> = {};
    try {
      attributes = { ...JSON.parse(JSON.stringify(given ?? {})) };
    } catch {
      // Nobody, then.
    }
    if (isPage && options.anonymousId !== false && attributes['userId'] == null) {
      attributes['anonymousId'] ??= anonymousId(scope);
    }
    return JSON.stringify(attributes);
  }

  const isOwed = (): boolean => due?.length !== 0;

  function decide(from?: 'cache'): void {
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
    if (isKept) copyTimer ??= scope.setTimeout(writeCopy, copyDelayMs);
    heard(way);
  }
  function writeCopy(): void {
    copyTimer = undefined;
    const flags = answer && Object.fromEntries(answer.flags);
    seal(scope, name, [nameOf(context), { ...answer, flags }, engine?.whole()]);
  }

  function take(event: News, content?: unknown): boolean {
    if (event === 'changed') changed(Object(content));
    else if (engine) {
      if (!engine.take(event, content)) return false;
      decide();
      const owed = engine.owed() ?? [];
      const missing = event === 'patch' ? owed.filter((key) => !answer?.flags.has(key)) : owed;
      if (event !== 'patch') due = [];
      if (missing.length) want(missing, event === 'patch' ? askAnywayMs : 0);
      taken();
    }
    return true;
  }
  function changed({ id, flags, afterMs }: { id?: unknown; flags?: unknown; afterMs?: number }): void {
    if (engine?.owed()?.length === 0 || (id && id === heldId)) return;
    toldId = id;
    want(Array.isArray(flags) ? flags : engine?.owed(), afterMs);
  }
  function want(flags: readonly string[] | undefined, spreadMs = 0): void {
    due = due && flags && [...due, ...flags];
    if (isStarted && !asker.waitedMs) asker.start(spreadMs * scope.Math.random());
  }
  const asker = createLoop(
    scope,
    async (attempt) => {
      if (engine && !due) return undefined;
      const body = JSON.stringify({ context: JSON.parse(context), flags: due, from: answer && idOf(answer) });
      const next = readAnswer(await ask(scope, send, 'evaluate', attempt, { body }));
      if (!next) throw malformed();
      if (next.reset) {
        // Nothing of the history before is worth keeping.
        toldId = answer = undefined;
        if (due) {
          due = engine?.owed();
          return 1;
        }
      }
      if ([answer?.version, toldId].some((id) => next.version < Number.parseInt(`${id}`, 10))) throw failure();
      const flags = new Map(due && answer?.flags);
      for (const key of due ?? []) flags.delete(key);
      for (const [key, decision] of next.flags) flags.set(key, decision);
      heldId = !due || toldId === idOf(next) ? idOf(next) : undefined;
      answer = { ...next, flags };
      due = [];
      isForOthers = false;
      taken();
      return undefined;
    },
    (problem) => {
      refusals = 0;
      if (isForOthers) forget();
      view.failed(problem);
    },
  );
  function forget(): void {
    isForOthers = false;
    answer = heldId = undefined;
    decide();
  }

  function news(event: News, content?: unknown): boolean {
    const isTaken = take(event, content);
    if (isTaken) tabs.say(event, content, way);
    return isTaken;
  }
  function read(text: string): string {
    const frames = text.split(/\r?\n\r?\n/);
    const rest = frames.pop() ?? '';
    for (const one of frames) {
      const [, event = '', data] = frame.exec(one) ?? [];
      if (!data) continue;
      const content = parse(data) as { afterMs?: unknown };
      // Until a snapshot is there no patch would follow on what is held: a stream has nothing to bring meanwhile.
      if (/^[br]/.test(event)) throw failure('', 0, content.afterMs);
      if (!news(event as News, content)) throw event === 'patch' ? failure('', 0, 500) : malformed();
    }
    return rest;
  }
  const leader = createLoop(
    scope,
    async (attempt) => {
      const refused = refusals;
      const isPolling = options.streaming === false || refused % (refusalsBeforePolling + pollsBeforeStreams) >= refusalsBeforePolling;
      way = isPolling ? 'poll' : 'stream';
      // A server that is away takes polls and streams alike, and when it is back the stream is the better of them.
      refusals = 0;
      if (engine) {
        const fresh = await engine.refresh((path, init) => ask(scope, send, path, attempt, init));
        if (!news('snapshot', fresh)) throw malformed();
      } else {
        // A stream is told which answers are held: those to the first question.
        if (isOwed()) await view.settled();
        if (refused || isPolling) news('changed');
      }
      refusals = refused + 1;
      if (isPolling) return pollIntervalMs * (0.9 + 0.2 * scope.Math.random());
      const id = engine ? engine.id() : heldId;
      const headers: Record<string, string> = id ? { 'last-event-id': id } : {};
      await exchange(scope, (signal) => send(engine ? 'stream' : 'stream?mode=remote', { headers, signal }), attempt, 'event-stream', maxFrameChars, (text) => {
        if (refusals) news('snapshot');
        refusals = leader.waitedMs = 0;
        tabs.say(undefined, undefined, way);
        heard(way);
        return read(text);
      });
      throw failure('The stream ended');
    },
    (problem) => {
      tabs.say(undefined, undefined, '');
      view.failed(problem);
    },
  );
  const tabs = shareLoop(scope, name, leader, { id: () => engine?.id(), whole: () => engine?.whole(), take, heard });

  function start(): void {
    if (isStarted) return;
    isStarted = true;
    if (!engine) want(undefined);
    tabs.start();
  }
  function stop(): void {
    if (!isStarted) return;
    isStarted = false;
    asker.stop();
    tabs.stop();
  }
  function begin(): void {
    if (!isClosed) followPage(scope, start, stop, telemetry.flush, own);
  }

  engine?.load(copy);
  if (!bootstrap) decide(engine?.id() || (!engine && answer) ? 'cache' : undefined);
  const ready = isPage ? view.settled() : Promise.resolve(view.state());
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
        due = engine?.owed();
        if (isStarted && isOwed()) asker.start();
      }
      return isClosed || !isOwed() ? Promise.resolve(view.state()) : view.settled();
    },
    close() {
      isClosed = true;
      own.abort();
      stop();
      telemetry.flush();
      view.heard();
      return Promise.resolve();
    },
  };
}

const idOf = ({ version, digest }: Answer): string => `${version}-${digest}`;
