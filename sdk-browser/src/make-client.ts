import {
  type Cancel,
  type Context,
  type Evaluation,
  type Failure,
  GuidonError,
  type Json,
  type Source,
  type State,
  type Widened,
} from '@guidon/sdk-core';
import { anonymousId } from './anonymous-id.js';
import { readAnswer } from './answer.js';
import { createCache } from './cache.js';
import type { GuidonClient } from './client.js';
import type { Decisions } from './decisions-view.js';
import { createEmitter } from './emitter.js';
import type { Host, MakeEngine } from './engine.js';
import { malformed } from './http.js';
import { isLike } from './like.js';
import { type ClientOptions, checkOptions } from './options.js';
import { whileShown } from './page-life.js';
import type { Source as NewsSource, Way } from './source.js';
import { shareSource } from './tabs.js';
import { createTelemetry } from './telemetry.js';
import { sdkVersion } from './version.js';
import type { World } from './world.js';

const staleAfterMs = 90_000;

/** Puts the parts together and starts them. Where there is no page, nothing is started and nothing stored. */
export function makeClient(
  options: ClientOptions,
  world: World,
  mode: string,
  makeEngine: MakeEngine,
  makeSource: (world: World, endpoint: Host['endpoint'], isStreaming: boolean) => NewsSource,
): GuidonClient {
  const { url, clientKey } = checkOptions(options);
  const { page } = world;
  const endpoint = { url, sdkKey: clientKey, sdk: 'browser', sdkVersion };
  const name = `guidon.1.${mode} ${url} ${clientKey}`;
  const cache = page && options.cache !== false ? createCache(world, name) : undefined;
  const telemetry = page && createTelemetry(world, endpoint, () => version);
  const { on, emit } = createEmitter();
  const told = new Set<string>();
  const waiting: (() => void)[] = [];
  const bootstrap = readAnswer(options.bootstrap);
  const bootstrapped: Decisions = bootstrap?.decisions ?? new Map();
  let decisions = bootstrapped;
  let version = bootstrap?.version ?? 0;
  let source: Source = bootstrap ? 'bootstrap' : 'default';
  let isStale = true;
  let isClosed = !page;
  let cancelStale: Cancel | undefined;
  let context = textOf(options.context);

  function textOf(given: Context | undefined): string {
    let copy: Record<string, unknown> = {};
    try {
      copy = { ...JSON.parse(JSON.stringify(given ?? {})) };
    } catch {
      // Nobody, then.
    }
    if (page && options.anonymousId !== false && copy['userId'] == null) {
      copy['anonymousId'] ??= anonymousId(world, 'guidon.anonymousId');
    }
    return JSON.stringify(copy);
  }
  function state(): State {
    return { source, version };
  }

  function heard(way: Way): void {
    source = way;
    told.clear();
    cancelStale?.();
    cancelStale = world.schedule(staleAfterMs, () => {
      isStale = true;
      emit('stale', state());
    });
    if (isStale) {
      isStale = false;
      emit('live', state());
    }
    settle();
  }
  function settle(): void {
    for (const done of waiting.splice(0)) done();
  }
  function failed({ kind, message, status }: Failure): void {
    if (told.has(message)) return;
    told.add(message);
    const errorKind = kind === 'unauthorized' ? kind : kind === 'malformed' ? 'protocol' : 'network';
    emit('error', new GuidonError(errorKind, message, status ? { status } : {}));
  }
  function adopt(next: Decisions, nextVersion: number, nextSource: Source, isCurrent: unknown): void {
    const before = decisions;
    const flags = [...new Map([...before, ...next]).keys()].filter((key) => served(before, key) !== served(next, key));
    if (JSON.stringify([...next]) !== JSON.stringify([...before])) decisions = next;
    version = nextVersion;
    source = nextSource;
    if (isCurrent) heard(nextSource as Way);
    if (flags.length > 0) emit('change', { flags, version });
  }
  /** Resolves when the values are current, but no later than after `timeoutMs`. */
  function settled(): Promise<State> {
    return new Promise((resolve) => {
      const done = (): void => resolve(state());
      waiting.push(done);
      world.schedule(options.timeoutMs ?? 2_000, done);
    });
  }

  const engine = makeEngine({
    world,
    endpoint,
    bootstrap,
    cache,
    context: () => context,
    adopt,
    heard,
    failed,
  });
  const shared = shareSource(world, name, makeSource(world, endpoint, options.streaming !== false), engine.whole);
  const shown = whileShown(world, (sink) => {
    const stopAsking = engine.run();
    const stopSource = shared(sink);
    return () => {
      stopAsking();
      stopSource();
    };
  });
  let stop: Cancel | undefined;
  const start = (): void => {
    stop = shown(engine.sink);
  };

  const ready = page ? settled() : Promise.resolve(state());
  void ready.then((first) => emit('ready', first));
  if (page && bootstrap) stop = page.afterPaint(start);
  else if (page) start();
  // Not before whoever made the client could listen.
  if (options.bootstrap && !bootstrap) void Promise.resolve().then(() => failed(malformed));

  function decide(key: string, fallback: Json): Pick<Evaluation<Json>, 'value' | 'variant' | 'reason'> {
    const decision = decisions.get(key);
    const isServed = decision && isLike(decision.value, fallback);
    if (decision) telemetry?.count(key, isServed ? decision.variant : null);
    if (isServed) return decision;
    return { value: fallback, variant: null, reason: decision ? 'TYPE_MISMATCH' : 'FLAG_NOT_FOUND' };
  }
  function explained<T>(decision: T) {
    return { ...decision, version, source, stale: isStale };
  }

  return {
    ready: () => ready,
    isEnabled: (key) => decide(key, false).value === true,
    value: <T extends Json>(key: string, fallback: T) => decide(key, fallback).value as Widened<T>,
    evaluate: <T extends Json>(key: string, fallback: T) => explained(decide(key, fallback)) as Evaluation<Widened<T>>,
    all: () => new Map([...decisions].map(([key, decision]) => [key, explained(decision)])),
    decisions: () => decisions,
    bootstrapped: () => bootstrapped,
    identify(next) {
      const before = context;
      context = textOf(next);
      if (context !== before) engine.identify();
      return isClosed || engine.isComplete() ? Promise.resolve(state()) : settled();
    },
    on,
    close() {
      isClosed = isStale = true;
      stop?.();
      cancelStale?.();
      telemetry?.close();
      settle();
      return Promise.resolve();
    },
  };
}

function served(decisions: Decisions, key: string): string {
  const { variant, value } = decisions.get(key) ?? {};
  return JSON.stringify([variant, value]);
}
