import { isClientVisible, type Ruleset } from '@guidon/evaluator';
import type { ClientChange } from './client-view.js';

export interface QueuedChange extends ClientChange {
  readonly after: Ruleset;
}

export interface QueuedForClients {
  readonly changes: readonly ClientChange[];
  /** The flags among the changed ones that client keys see, or saw until now. */
  readonly changed: readonly string[];
}

/** Changes that the ruleset has taken and the client's view not yet. */
export function clientQueue() {
  let changes: ClientChange[] = [];
  let changed = new Set<string>();
  return {
    push: (change: QueuedChange, keys: readonly string[]): void => {
      changes.push(change);
      const { before, after } = change;
      for (const key of keys) if (isClientVisible(before, key) || isClientVisible(after, key)) changed.add(key);
    },
    take: (): QueuedForClients => {
      const taken = { changes, changed: [...changed] };
      changes = [];
      changed = new Set();
      return taken;
    },
  };
}
