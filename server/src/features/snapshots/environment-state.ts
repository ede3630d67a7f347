import type { Problem, Ruleset } from '@guidon/evaluator';
import { bodyCache } from './body-cache.js';
import { changeRing } from './change-ring.js';
import { clientQueue } from './client-queue.js';
import { type ClientView, clientView } from './client-view.js';
import {
  advance,
  type ChangeRow,
  type EnvironmentDocument,
  type HeldRuleset,
  loadDocument,
  rulesetBody,
} from './held-ruleset.js';

import type { FramePatch, StateView, ViewKind } from './state-view.js';

/** What a node holds of one environment. Knows no I/O. Itself it is what server keys see. */
export interface EnvironmentState extends StateView {
  /** What is served, for who decides here instead of handing it out. */
  readonly ruleset: Ruleset;
  readonly problems: readonly Problem[];
  readonly client: ClientView;
  view(kind: ViewKind): StateView;
  /** Takes the next change; `broken` where it does not follow on what is held, which then stays as it is. */
  apply(row: ChangeRow): Applied;
  /** Takes the client's half of what was applied: after the servers' frames are out, which need not wait for it. */
  applyForClients(): ChangedForClients;
  /** Takes the whole anew, keeping the last good version of what cannot be read. */
  rebuild(document: EnvironmentDocument): Rebuilt | 'malformed';
  /** Takes what client keys see anew, and nothing else; the document may be newer than the state held. */
  rebuildForClients(document: EnvironmentDocument): Rebuilt | 'malformed';
}

type Applied = { readonly kind: 'applied'; readonly frame: Buffer | undefined } | { readonly kind: 'broken' };

export interface ChangedForClients {
  readonly frames: readonly (Buffer | undefined)[];
  /** The flags visible to clients whose decision may differ now; missing: any may. */
  readonly changed?: readonly string[];
}

export interface Rebuilt {
  /** Whether a client key may hold something else than what it would be served now. */
  readonly isDifferentForClients: boolean;
}

export function environmentState(
  document: EnvironmentDocument,
  framePatch: FramePatch,
): EnvironmentState | 'malformed' {
  const held = loadDocument(document);
  return held === undefined ? 'malformed' : stateOf(held, document, framePatch);
}

function stateOf(first: HeldRuleset, document: EnvironmentDocument, framePatch: FramePatch): EnvironmentState {
  let held = first;
  const ring = changeRing();
  const bodies = bodyCache((options) => rulesetBody(held, options));
  const client = clientView({ ...first, head: document.client }, () => held.ruleset, framePatch);
  const forClients = clientQueue();

  function hold(next: HeldRuleset): void {
    held = next;
    bodies.clear();
  }

  const state: EnvironmentState = {
    get id() {
      return held.ruleset.id;
    },
    get version() {
      return held.ruleset.version;
    },
    get ruleset() {
      return held.ruleset;
    },
    get problems() {
      return held.problems;
    },
    client,
    view: (kind) => (kind === 'server' ? state : client),
    apply: (row) => {
      const before = held.ruleset;
      const next = advance(held, row);
      if (next === undefined) return { kind: 'broken' };
      hold(next.held);
      const frame = framePatch(held.ruleset.id, row.patch);
      ring.push({ from: before.id, frame });
      forClients.push({ version: row.version, patch: row.clientPatch, before, after: held.ruleset }, next.changed);
      return { kind: 'applied', frame };
    },
    applyForClients: () => {
      const { changes, changed } = forClients.take();
      const { frames, nowServerDecided } = client.apply(changes);
      return { frames, changed: [...new Set([...changed, ...nowServerDecided])] };
    },
    rebuild: (next) => {
      const loaded = loadDocument(next, held);
      if (loaded === undefined) return 'malformed';
      hold(loaded);
      // What the ring holds leads to a state that nobody is brought to any more.
      ring.clear();
      forClients.take();
      return { isDifferentForClients: client.rebuild({ ...loaded, head: next.client }).isDifferent };
    },
    rebuildForClients: (next) => {
      const loaded = loadDocument(next, held);
      if (loaded === undefined) return 'malformed';
      return { isDifferentForClients: client.rebuild({ ...loaded, head: next.client }).isDifferent };
    },
    since: (id) => (id === held.ruleset.id ? { kind: 'current' } : ring.since(id)),
    body: ({ reset } = { reset: false }) => bodies.get(reset),
  };
  return state;
}
