'use client';

import { GuidonError, type Json, type Widened } from '@guidon/sdk-core';
import { createContext, type ReactNode, useCallback, useContext, useMemo, useSyncExternalStore } from 'react';
import type { GuidonClient } from './client.js';
import { valueLike } from './like.js';

const FlagsContext = createContext<GuidonClient | undefined>(undefined);

export interface FlagsProviderProps {
  /** From `@guidon/sdk-browser`, its `/remote` or its `/testing`. Made and closed by you, outside of what React renders. */
  readonly client: GuidonClient;
  readonly children?: ReactNode;
}

/**
 * Lets the components below ask for flags. It neither makes nor closes a client, so rendering twice, suspending or
 * unmounting opens and closes nothing. Where a page is rendered for many users at a time, make one client for each.
 */
export function FlagsProvider({ client, children }: FlagsProviderProps): ReactNode {
  return <FlagsContext.Provider value={client}>{children}</FlagsContext.Provider>;
}

/**
 * The client itself, for `identify`, `on` and what else it has. Components that ask it directly are not rendered again.
 *
 * @throws GuidonError of the kind `invalid-option` where there is no provider above.
 */
export function useFlagsClient(): GuidonClient {
  const client = useContext(FlagsContext);
  if (client !== undefined) return client;
  throw new GuidonError('invalid-option', 'Put <FlagsProvider client={…}> above the components that ask for flags.', {
    option: 'client',
  });
}

/**
 * Whether a boolean flag is on; `false` where it is unknown or not boolean. Renders the component again only when that
 * changes. While a page rendered by the server hydrates, it is what the `bootstrap` says.
 */
export function useFlag(key: string): boolean {
  return useServed(key, false) === true;
}

/** The value of a flag, of the type of `fallback`; `fallback` itself where the flag cannot give one. Else as `useFlag`. */
export function useValue<T extends Json>(key: string, fallback: T): Widened<T> {
  const served = useServed(key, fallback);
  return (served === undefined ? fallback : served) as Widened<T>;
}

/** Every flag's value, by key: another map, and another rendering, whenever one of them changes. Nothing is counted. */
export function useFlags(): ReadonlyMap<string, Json> {
  const client = useFlagsClient();
  const subscribe = useCallback((notify: () => void) => client.on('change', notify), [client]);
  const decisions = useSyncExternalStore(
    subscribe,
    () => client.decisions(),
    () => client.bootstrapped(),
  );
  return useMemo(() => new Map([...decisions].map(([key, { value }]) => [key, value])), [decisions]);
}

function useServed(key: string, fallback: Json): Json | undefined {
  const client = useFlagsClient();
  const subscribe = useCallback(
    (notify: () => void) => {
      // Renderings say little about what was seen: counted is what stands on the page, once, and again when it changes.
      const count = () => client.value(key, null);
      count();
      return client.on('change', ({ flags }) => {
        if (!flags.includes(key)) return;
        count();
        notify();
      });
    },
    [client, key],
  );
  return useSyncExternalStore(
    subscribe,
    () => valueLike(client.decisions().get(key), fallback),
    () => valueLike(client.bootstrapped().get(key), fallback),
  );
}

/** One promise for each client: what suspends keeps nothing, so neither a component nor the provider could remember it. */
const readiness = new WeakMap<GuidonClient, Promise<void> | 'ready'>();

/**
 * Suspends until the client is ready: until the first data came from the network, or its `timeoutMs` are over. It does
 * not where there is a `bootstrap`: those values were the page's from the start.
 */
export function useFlagsReady(): void {
  const client = useFlagsClient();
  const state = readiness.get(client) ?? beginWaiting(client);
  // To throw a promise is how a component suspends in React 18, and still in 19.
  if (state !== 'ready' && client.bootstrapped().size === 0) throw state;
}

function beginWaiting(client: GuidonClient): Promise<void> {
  const waiting = client.ready().then(() => void readiness.set(client, 'ready'));
  readiness.set(client, waiting);
  return waiting;
}
