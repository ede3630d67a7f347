import type { Place } from './flags.api.js';

export interface Toggling extends Place {
  readonly enabled: boolean;
}

interface TogglerPorts {
  /** Tells the server. */
  readonly send: (wish: Toggling) => Promise<unknown>;
  /** Shows a state before the server has it. */
  readonly show: (wish: Toggling) => void;
  readonly onDone: (wish: Toggling) => void;
  readonly onRefused: (wish: Toggling, error: unknown) => void;
}

export interface Toggler {
  readonly toggle: (wish: Toggling) => Promise<void>;
  /** Takes back the last one; nothing where there is none. */
  readonly undo: () => Promise<void>;
}

const opposite = (wish: Toggling): Toggling => ({ ...wish, enabled: !wish.enabled });

/** Switches at once and tells the server; what it refuses is switched back, what it took can be undone. */
export function createToggler({ send, show, onDone, onRefused }: TogglerPorts): Toggler {
  const latest = new Map<string, Toggling>();
  let last: Toggling | undefined;

  async function put(wish: Toggling): Promise<boolean> {
    const name = `${wish.project} ${wish.flag} ${wish.environment}`;
    latest.set(name, wish);
    show(wish);
    try {
      await send(wish);
      return true;
    } catch (error) {
      // Whoever switched it again meanwhile sees what that comes to.
      if (latest.get(name) === wish) show(opposite(wish));
      onRefused(wish, error);
      return false;
    }
  }

  return {
    toggle: async (wish) => {
      if (!(await put(wish))) return;
      last = wish;
      onDone(wish);
    },
    undo: async () => {
      const done = last;
      last = undefined;
      if (done !== undefined) await put(opposite(done));
    },
  };
}
