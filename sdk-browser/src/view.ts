import type { ClientEvents, Evaluation, GuidonError, Json, Listener, Source, State, Widened } from '@guidon/sdk-core';
import type { Answer } from './answer.js';
import type { GuidonClient } from './client.js';
import type { Decisions } from './decisions-view.js';
import { isLike } from './like.js';
import type { Scope } from './scope.js';

const staleAfterMs = 90_000;

/** What an application sees of a client: everything but whom it is for, and its end. */
export type Face = Omit<GuidonClient, 'ready' | 'identify' | 'close'>;

/** What is in force, since when, and who is told. */
export interface View {
  readonly face: Face;
  readonly state: () => State;
  readonly adopt: (next: Decisions, version: number, from?: Source) => void;
  /** What is in force is current; without a source, nobody keeps it so any more. */
  readonly heard: (by?: Source) => void;
  readonly failed: (problem: GuidonError) => void;
  readonly emit: <K extends keyof ClientEvents>(event: K, payload: ClientEvents[K]) => void;
  /** Resolves when that is next heard, but no later than after the time that an application gave. */
  readonly settled: () => Promise<State>;
}

export function createView(
  scope: Scope,
  bootstrap: Answer | undefined,
  timeoutMs: number,
  count: (flag: string, variant: string | null) => void,
): View {
  const listeners = new Set<readonly [keyof ClientEvents, Listener<never>]>();
  const waiting = new Set<() => void>();
  const bootstrapped: Decisions = bootstrap?.flags ?? new Map();
  let decisions = bootstrapped;
  let version = bootstrap?.version ?? 0;
  let source: Source = bootstrap ? 'bootstrap' : 'default';
  let stale = true;
  let told: string | undefined;
  let timer: number | undefined;

  const state = (): State => ({ source, version });

  /** A listener that throws, or rejects, hurts neither the others nor us: there is nobody to tell. */
  function emit<K extends keyof ClientEvents>(event: K, payload: ClientEvents[K]): void {
    for (const [name, listener] of [...listeners]) {
      if (name === event) new Promise((resolve) => resolve(listener(payload as never))).catch(() => undefined);
    }
  }
  function decide(key: string, fallback: Json): Pick<Evaluation<Json>, 'value' | 'variant' | 'reason'> {
    const decision = decisions.get(key);
    const served = decision && isLike(decision.value, fallback) && decision;
    if (decision) count(key, served ? served.variant : null);
    return served || { value: fallback, variant: null, reason: decision ? 'TYPE_MISMATCH' : 'FLAG_NOT_FOUND' };
  }
  function explained<T>(decision: T) {
    return { ...decision, version, source, stale };
  }

  return {
    face: {
      isEnabled: (key) => decide(key, false).value === true,
      value: <T extends Json>(key: string, fallback: T) => decide(key, fallback).value as Widened<T>,
      evaluate: <T extends Json>(key: string, fallback: T) =>
        explained(decide(key, fallback)) as Evaluation<Widened<T>>,
      all: () => new Map([...decisions].map(([key, decision]) => [key, explained(decision)])),
      decisions: () => decisions,
      bootstrapped: () => bootstrapped,
      on(event, listener) {
        const own = [event, listener] as const;
        listeners.add(own);
        return () => listeners.delete(own);
      },
    },
    state,
    adopt(next, nextVersion, from = source) {
      const before = decisions;
      const flags = [...new Map([...before, ...next]).keys()].filter((key) => shown(before, key) !== shown(next, key));
      if (JSON.stringify([...next]) !== JSON.stringify([...before])) decisions = next;
      version = nextVersion;
      source = from;
      if (flags.length) emit('change', { flags, version });
    },
    heard(by) {
      const wasStale = stale;
      scope.clearTimeout(timer);
      told = undefined;
      stale = !by;
      if (by) {
        source = by;
        timer = scope.setTimeout(() => {
          stale = true;
          emit('stale', state());
        }, staleAfterMs);
        if (wasStale) emit('live', state());
      }
      for (const done of waiting) done();
    },
    failed(problem) {
      const { message } = problem;
      if (message && told !== message) emit('error', problem);
      told = message || told;
    },
    emit,
    settled: () =>
      new Promise((resolve) => {
        const done = (): void => resolve(state());
        waiting.add(done);
        scope.setTimeout(done, timeoutMs);
      }),
  };
}

function shown(decisions: Decisions, key: string): string {
  const { variant, value } = decisions.get(key) ?? {};
  return JSON.stringify([variant, value]);
}
