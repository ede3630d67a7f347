import type { ClientEvents, Evaluation, GuidonError, Json, Listener, Source, State, Widened } from '@guidon/sdk-core';
import type { GuidonClient } from './client.js';
import type { Decisions } from './decisions-view.js';
import { isLike } from './like.js';
import type { Scope } from './scope.js';

const staleAfterMs = 90_000;

/** What an application sees of a client: everything but whom it is for, and its end. */
export type Face = Omit<GuidonClient, 'ready' | 'identify' | 'close'>;

/** What is in force, since when, and who is told. */
export type View = readonly [
  face: Face,
  /** Without a source, it comes from where the values before came from. */
  adopt: (next: Decisions, version: number, from?: Source) => void,
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
  timeoutMs: number,
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
  function decide(key: string, fallback: Json): Pick<Evaluation<Json>, 'value' | 'variant' | 'reason'> {
    const decision = decisions.get(key);
    const served =
      decision && isLike(decision.value, fallback)
        ? decision
        : {
            value: fallback,
            variant: null,
            reason: decision ? ('TYPE_MISMATCH' as const) : ('FLAG_NOT_FOUND' as const),
          };
    if (decision) count(key, served.variant);
    return served;
  }
  function value<T extends Json>(key: string, fallback: T): Widened<T> {
    return decide(key, fallback).value as Widened<T>;
  }
  function explained<T>(decision: T) {
    return { ...decision, version, source, stale };
  }

  return [
    {
      isEnabled: (key) => value(key, false),
      value,
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
    (next, nextVersion, from = source) => {
      const before = decisions;
      const flags = [...new Map([...before, ...next]).keys()].filter((key) => shown(before, key) !== shown(next, key));
      if (JSON.stringify([...next]) !== JSON.stringify([...before])) decisions = next;
      version = nextVersion;
      source = from;
      if (flags.length) emit('change', { flags, version });
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
      const { message } = problem;
      if (message && !told.has(message)) emit('error', problem);
      told.add(message);
    },
    async (isDue) => {
      if (isDue)
        await new Promise<void>((resolve) => {
          waiting.push(resolve);
          scope.setTimeout(resolve, timeoutMs);
        });
      return state();
    },
    emit,
  ];
}

function shown(decisions: Decisions, key: string): string {
  const { variant, value } = decisions.get(key) ?? {};
  return JSON.stringify([variant, value]);
}
