import { decideAll, loadProjection, patchProjection, stateId } from '@guidon/evaluator/projection';
import { readAnswer } from './answer.js';
import type { Engine, Host } from './engine.js';
import { createEvaluations } from './evaluations.js';
import { noticeOf } from './event-stream.js';
import type { NewsKind, Way } from './source.js';
import { nameOf } from './text-hash.js';

/** What the cache holds. */
interface Copy {
  readonly document?: unknown;
  /** For whom the server answered, without saying who that is. */
  readonly context?: unknown;
  readonly answer?: unknown;
}

interface News {
  readonly id?: unknown;
  readonly version: number;
  readonly digest: unknown;
  readonly reset?: unknown;
}

/** Decides on the page, by the projection; the server decides only what the projection cannot say. */
export function localEngine(host: Host): Engine {
  const copy = Object(host.cache?.read()) as Copy;
  /** What the server decided for the context. */
  let served = copy.context === nameOf(host.context()) ? readAnswer(copy.answer) : undefined;
  let projection = loadProjection(copy.document);
  let way: Way | undefined;

  const evaluations = createEvaluations(host, served?.id, (answer) => {
    served = answer;
    decide();
  });

  function decide(): void {
    const decisions =
      projection && decideAll(projection, JSON.parse(host.context()), served?.decisions ?? new Map()).decisions;
    if (way && projection) {
      host.cache?.write({
        document: projection,
        context: nameOf(host.context()),
        answer: served?.content,
      });
    }
    const source = way ?? (projection ? 'cache' : 'default');
    host.adopt(decisions ?? new Map(), projection?.version ?? 0, source, isCurrent());
  }
  function isCurrent(): unknown {
    return way && !evaluations.isOwed();
  }
  function keysOfServer(): readonly string[] {
    return projection ? projection.flags.flatMap((flag) => ('server' in flag ? flag.key : [])) : [];
  }

  function take(kind: NewsKind, content: unknown, from: Way): boolean {
    const news = content as News;
    if (kind !== 'changed') return hold(kind, news, from);
    const keys = keysOfServer();
    if (keys.length > 0) evaluations.want(keys, noticeOf(news) * host.world.random(), news.id);
    return true;
  }
  function hold(kind: NewsKind, news: News, from: Way): boolean {
    const next = kind === 'snapshot' ? loadProjection(news) : following(kind, news);
    if (next === 'gap') return isOld(news);
    if (!next) return false;
    // An older state than the one held confirms nothing, but there is somebody who keeps it current.
    if (!projection || next.version >= projection.version || news.reset) projection = next;
    way = from;
    const keys = keysOfServer();
    if (keys.some((key) => kind !== 'patch' || !served?.decisions.has(key))) evaluations.want(keys);
    decide();
    return true;
  }
  function following(kind: NewsKind, news: News) {
    return kind === 'patch' && projection ? patchProjection(projection, news) : projection;
  }
  function isOld({ version, digest }: News): boolean {
    return !!projection && (version < projection.version || `${version}-${digest}` === stateId(projection));
  }

  if (host.bootstrap) served = host.bootstrap;
  else decide();

  return {
    sink: {
      heldId: () => projection && stateId(projection),
      take,
      heard(from) {
        if (isCurrent()) host.heard(from);
      },
      failed: host.failed,
    },
    whole: () => projection,
    identify() {
      served = undefined;
      const keys = keysOfServer();
      if (keys[0]) evaluations.restart(keys);
      decide();
    },
    isComplete: () => !!projection && !evaluations.isOwed(),
    run: evaluations.run,
  };
}
