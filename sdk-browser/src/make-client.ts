import { type Answer, decisionsOf, readAnswer } from './answer.js';
import type { GuidonClient } from './client.js';
import type { Engine } from './engine.js';
import { exchanger } from './exchange.js';
import { failure } from './failure.js';
import { createKeeper } from './keeper.js';
import { type ClientOptions, checkOptions } from './options.js';
import { followPage } from './page-life.js';
import { postponed } from './postponed.js';
import type { Scope } from './scope.js';
import { seal, unsealed } from './storage.js';
import { createTelemetry } from './telemetry.js';
import { createView } from './view.js';
import { plainContext } from './whom.js';

const copyDelayMs = 1_000;

/** Puts the parts together and starts them. Where there is no page, nothing is started. */
export function makeClient(options: ClientOptions, scope: Scope, stream: string, engine: Engine): GuidonClient {
  const [url, clientKey] = checkOptions(options);
  const exchange = exchanger(scope, url, clientKey);
  const name = `guidon.5 ${stream} ${url} ${clientKey}`;
  /** There is a page, and nobody closed the client. */
  let isOpen = !!scope.document;
  const isKept = isOpen && options.cache !== false;
  const isNamed = isOpen && options.anonymousId !== false;
  const own = new AbortController();
  const bootstrap = readAnswer(options.bootstrap);
  const read = (given: unknown) => plainContext(scope, given, isNamed);

  const [count, report] = createTelemetry(scope, exchange);
  const [face, adopt, showHeard, showFailure, settled, emit] = createView(
    scope,
    decisionsOf(bootstrap),
    bootstrap?.version ?? 0,
    options,
    (flag, variant) => {
      if (isOpen) count(flag, variant);
    },
  );
  function write(): void {
    if (isKept) seal(scope, name, kept());
  }
  const [keepSoon, keep] = postponed(scope, write, copyDelayMs);
  let copy: readonly unknown[] = [];
  if (isKept) copy = unsealed(scope, name);
  const [start, stop, identify, isDue, kept] = createKeeper(
    scope,
    exchange,
    name,
    stream,
    options,
    engine,
    read(options.context),
    bootstrap,
    copy as readonly [Answer?, unknown?],
    adopt,
    keepSoon,
    showHeard,
    showFailure,
  );

  /** Nobody may see the page again. */
  function leave(): void {
    keep();
    report();
  }
  function show(): void {
    if (isOpen) start();
  }
  const begin = (): void => followPage(scope, show, stop, leave, own);

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
      identify(read(next));
      return settled(isDue());
    },
    async close() {
      isOpen = false;
      own.abort();
      stop();
      leave();
      showHeard();
      // What waited does so no more.
      await ready;
    },
  };
}
