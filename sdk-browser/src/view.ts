import type { Decision } from '@guidon/evaluator/projection';
import type { ClientEvents, Evaluation, GuidonError, Json, Listener, Source, State, Widened } from '@guidon/sdk-core';
import type { GuidonClient } from './client.js';
import type { Decisions } from './decisions-view.js';
import type { State as Held } from './engine.js';
import { isLike } from './like.js';
import type { ClientOptions } from './options.js';
import type { Scope } from './scope.js';

const staleAfterMs = 90_000;

/** What an application sees of a client: everything but whom it is for, and its end. */
export type Face = Omit<GuidonClient, 'ready' | 'identify' | 'close'>;

/** What is in force, since when, and who is told. */
export type View = readonly [
  face: Face,
  /** Without a source, it comes from where the values before came from. */
  adopt: (next: Decisions, state: Held | undefined, from?: Source) => void,
  /** What is in force is current; without a source, nobody keeps it so any more. */
  heard: (by?: Source) => void,
  failed: (problem: GuidonError) => void,
  /** Waits until that is next heard, but no longer than the time that an application gave; not at all where nothing is to come. */
  settled: (isDue: boolean) => Promise<State>,
  emit: <K extends keyof ClientEvents>(event: K, payload: ClientEvents[K]) => void,
];

export function createView(
  scope: Scope,
  bootstrapped: Decisions,
  version: number,
  options: ClientOptions,
  count: (flag: string, variant: string | null) => void,
): View {
  const listeners = new Set<readonly [keyof ClientEvents, Listener<never>]>();
  const waiting: (() => void)[] = [];
  const told = new Set<string>();
  let decisions = bootstrapped;
  let source: Source = 'bootstrap';
  let stale = true;
  let timer: number | undefined;

  const state = (): State => ({ source, version });

  /** A listener that throws, or rejects, hurts neither the others nor us: there is nobody to tell. */
  function emit<K extends keyof ClientEvents>(event: K, payload: ClientEvents[K]): void {
    for (const [name, listener] of [...listeners]) {
      if (name === event) (async () => listener(payload as never))().catch(() => undefined);
    }
  }
  function explained(decision: Decision): Evaluation<Json> {
    return { ...decision, ...state(), stale };
  }
  function evaluate<T extends Json>(key: string, fallback: T): Evaluation<Widened<T>> {
    const decision = decisions.get(key);
    const served: Decision =
      decision && isLike(decision.value, fallback)
        ? decision
        : { value: fallback, variant: null, reason: decision ? 'TYPE_MISMATCH' : 'FLAG_NOT_FOUND' };
    if (decision) count(key, served.variant);
    return explained(served) as Evaluation<Widened<T>>;
  }

  return [
    {
      isEnabled: (key) => evaluate(key, false).value,
      value: (key, fallback) => evaluate(key, fallback).value,
      evaluate,
      all: () => new Map([...decisions].map(([key, decision]) => [key, explained(decision)])),
      decisions: () => decisions,
      bootstrapped: () => bootstrapped,
      on(event, listener) {
        const own = [event, listener] as const;
        listeners.add(own);
        return () => listeners.delete(own);
      },
    },
    (next, state, from) => {
      const flags = [...new Map([...decisions, ...next]).keys()].filter(
        (key) => JSON.stringify(decisions.get(key)) !== JSON.stringify(next.get(key)),
      );
      version = state?.version ?? 0;
      source = state ? (from ?? source) : 'default';
      if (flags.length) {
        decisions = next;
        emit('change', { flags, version });
      }
    },
    (by) => {
      const wasStale = stale;
      scope.clearTimeout(timer);
      told.clear();
      stale = !by;
      if (by) {
        source = by;
        timer = scope.setTimeout(() => {
          stale = true;
          emit('stale', state());
        }, staleAfterMs);
        if (wasStale) emit('live', state());
      }
      for (const done of waiting.splice(0)) done();
    },
    (problem) => {
      if (problem.message && !told.has(problem.message)) emit('error', problem);
      told.add(problem.message);
    },
    async (isDue) => {
      if (isDue)
        await new Promise<void>((resolve) => {
          waiting.push(resolve);
          scope.setTimeout(resolve, options.timeoutMs ?? 2_000);
        });
      return state();
    },
    emit,
  ];
}
