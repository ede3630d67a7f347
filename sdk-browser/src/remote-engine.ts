import type { Cancel, Failure } from '@guidon/sdk-core';
import { readAnswer } from './answer.js';
import type { Decisions } from './decisions-view.js';
import type { Engine, Host } from './engine.js';
import { createEvaluations, type Keys } from './evaluations.js';
import { noticeOf } from './event-stream.js';
import type { Way } from './source.js';
import { nameOf } from './text-hash.js';

/** Longer than two heartbeats of a stream. */
const pollIntervalMs = 32_000;

/** What the cache holds. */
interface Copy {
  /** For whom the server answered, without saying who that is. */
  readonly context?: unknown;
  readonly answer?: unknown;
}

interface News {
  readonly id?: unknown;
  readonly flags?: unknown;
}

/** Has the server decide everything, and asks again for what it says has changed. */
export function remoteEngine(host: Host): Engine {
  const { world } = host;
  const copy = Object(host.cache?.read()) as Copy;
  const kept = copy.context === nameOf(host.context()) ? readAnswer(copy.answer) : undefined;
  let decisions: Decisions = (host.bootstrap ?? kept)?.decisions ?? new Map();
  /** Names the state that all of the decisions are of. */
  let heldId: string | undefined;
  let way: Way = 'stream';
  let isAnswered = false;
  /** The decisions are for a context that is no longer the page's. */
  let isForOthers = false;
  let cancelPoll: Cancel | undefined;

  const evaluations = createEvaluations({ ...host, failed }, kept?.id, (answer, asked, isWhole) => {
    const others = asked ? [...decisions].filter(([key]) => !asked.includes(key)) : [];
    decisions = new Map([...others, ...answer.decisions]);
    heldId = isWhole ? answer.id : undefined;
    isForOthers = false;
    isAnswered = true;
    const { version, content } = answer;
    host.cache?.write({
      context: nameOf(host.context()),
      answer: { ...content, flags: Object.fromEntries(decisions) },
    });
    host.adopt(decisions, version, way, !evaluations.isOwed());
  });

  /** To keep a variant for another moment is better than to flicker; to keep another's for good is not. */
  function failed(failure: Failure): void {
    if (isForOthers) {
      decisions = new Map();
      host.adopt(decisions, 0, 'default', false);
    }
    host.failed(failure);
  }
  /** Where no stream passes, or none is heard, time says that it is worth asking again. */
  function poll(): void {
    cancelPoll?.();
    cancelPoll = world.schedule(pollIntervalMs * (1 + world.random() / 5), () => {
      way = 'poll';
      evaluations.want();
      poll();
    });
  }
  function want(keys: unknown, delayMs: number, id: unknown): void {
    if (!id || id !== heldId) evaluations.want(Array.isArray(keys) ? (keys as Keys) : undefined, delayMs, id);
  }

  evaluations.want();
  if (kept && !host.bootstrap) host.adopt(decisions, kept.version, 'cache', false);

  return {
    sink: {
      heldId: () => heldId,
      take(kind, content, from) {
        const { id, flags } = Object(content) as News;
        way = from;
        if (kind === 'changed') want(flags, noticeOf(Object(content)) * world.random(), id);
        return true;
      },
      heard(from) {
        way = from;
        poll();
        if (isAnswered && !evaluations.isOwed()) host.heard(from);
      },
      failed: host.failed,
    },
    whole: () => undefined,
    identify() {
      isForOthers = true;
      heldId = undefined;
      evaluations.restart();
    },
    isComplete: () => !evaluations.isOwed(),
    run() {
      const stop = evaluations.run();
      poll();
      return () => {
        stop();
        cancelPoll?.();
      };
    },
  };
}
