import type { ClientEvents, Listener } from '@guidon/sdk-core';

export interface Emitter {
  readonly on: <K extends keyof ClientEvents>(event: K, listener: Listener<ClientEvents[K]>) => () => void;
  readonly emit: <K extends keyof ClientEvents>(event: K, payload: ClientEvents[K]) => void;
}

/** A listener that throws, or rejects, hurts neither the others nor us: there is nobody to tell. */
export function createEmitter(): Emitter {
  const all = new Set<readonly [keyof ClientEvents, Listener<never>]>();
  return {
    on(event, listener) {
      const own = [event, listener] as const;
      all.add(own);
      return () => all.delete(own);
    },
    emit(event, payload) {
      for (const [name, listener] of [...all]) {
        if (name === event) new Promise((resolve) => resolve(listener(payload as never))).catch(() => undefined);
      }
    },
  };
}
