import { inOrder, projectRuleset, type Ruleset } from '@guidon/evaluator';
import { loadProjection, type Projection, patchProjection, stateId } from '@guidon/evaluator/projection';
import { pseudonymsOf } from '../../changes/client.pseudonym.js';
import { unavailable } from '../../errors.js';
import { type BodyOptions, bodyCache } from './body-cache.js';
import { changeRing } from './change-ring.js';
import { type SnapshotBody, snapshotBody } from './snapshot.body.js';
import { type FramePatch, parseJson, type StateView } from './state-view.js';

/** What names the projection's state, and what it is made with: of the same moment as the ruleset beside it. */
export interface ClientHead {
  readonly version: number;
  readonly digest: string;
  readonly salt: string;
  readonly publicAttributes: readonly string[];
}

/** What the projection is made from. */
export interface ClientBasis {
  readonly environment: string;
  readonly ruleset: Ruleset;
  readonly head: ClientHead;
}

/** The client's half of a change that the environment's ruleset has taken. */
export interface ClientChange {
  readonly version: number;
  readonly patch: string | null;
  /** The ruleset that the change was made to. */
  readonly before: Ruleset;
}

export interface AppliedChanges {
  /** Of those that client keys see; a frame is missing where the patch is too large for one. */
  readonly frames: readonly (Buffer | undefined)[];
  /** The flags that the server decides from now on, although nobody may be decided otherwise. */
  readonly nowServerDecided: readonly string[];
}

/** What client keys see of an environment, as a node holds it. Knows no I/O. */
export interface ClientView extends StateView {
  /** The flags that the server decides for a context. */
  readonly serverDecided: ReadonlySet<string>;
  /** Whether a change could not be taken: what is served is the state before it, until the view is made anew. */
  readonly isBroken: boolean;
  apply(changes: readonly ClientChange[]): AppliedChanges;
  /** Says whether anybody may hold something else than what is served now. */
  rebuild(basis: ClientBasis): { readonly isDifferent: boolean };
}

const nothing: AppliedChanges = { frames: [], nowServerDecided: [] };

/**
 * The projection is made when it is first asked for, or first changed. Until then no change has made a difference to it,
 * so the newest ruleset gives the same as the one that the head was read with.
 */
export function clientView(first: ClientBasis, newestRuleset: () => Ruleset, framePatch: FramePatch): ClientView {
  let { environment, head } = first;
  /** The environment's version that the head was read at: changes up to it are in what the head names. */
  let readAt = first.ruleset.version;
  let projection: Projection | undefined;
  let isBroken = false;
  const ring = changeRing();
  const bodies = bodyCache((options) => projectionBody(environment, held(), options));
  let serverDecided: ReadonlySet<string> | undefined;

  function held(): Projection {
    projection ??= project(head, newestRuleset());
    if (projection === undefined) throw unavailable('What client keys see of this environment cannot be made.');
    return projection;
  }

  function idHeld(): string {
    return stateId(projection ?? head);
  }

  function hold(next: Projection | undefined): void {
    projection = next;
    serverDecided = undefined;
    bodies.clear();
  }

  function take({ version, patch, before }: ClientChange): AppliedChanges {
    if (patch === null || isBroken || version <= readAt) return nothing;
    projection ??= project(head, before);
    const content = parseJson(patch);
    const next = projection && patchProjection(projection, content);
    isBroken = next === undefined || next.version !== version;
    if (projection === undefined || next === undefined || isBroken) return nothing;
    const frame = framePatch(stateId(next), patch);
    ring.push({ from: stateId(projection), frame });
    hold(next);
    return { frames: [frame], nowServerDecided: serverDecidedIn(content as Pick<Projection, 'flags'>) };
  }

  return {
    get id() {
      return idHeld();
    },
    get version() {
      return projection?.version ?? head.version;
    },
    get serverDecided() {
      serverDecided ??= new Set(serverDecidedIn(held()));
      return serverDecided;
    },
    get isBroken() {
      return isBroken;
    },
    apply: (changes) => {
      const applied = changes.map(take);
      return {
        frames: applied.flatMap(({ frames }) => frames),
        nowServerDecided: applied.flatMap((one) => one.nowServerDecided),
      };
    },
    rebuild: (next) => {
      const before = projection;
      const idBefore = idHeld();
      const textBefore = before && bodies.get(false).text;
      ({ environment, head } = next);
      readAt = next.ruleset.version;
      isBroken = false;
      // What the ring holds leads to a state that nobody is brought to any more.
      ring.clear();
      hold(project(head, next.ruleset) ?? before);
      // Whoever holds what the head named was told that it is current, though nobody has asked for it here.
      return { isDifferent: textBefore === undefined ? idBefore !== idHeld() : textBefore !== bodies.get(false).text };
    },
    since: (id) => (id === idHeld() ? { kind: 'current' } : ring.since(id)),
    body: ({ reset } = { reset: false }) => bodies.get(reset),
  };
}

function project(head: ClientHead, ruleset: Ruleset): Projection | undefined {
  const { version, digest, salt } = head;
  const around = { publicAttributes: new Set(head.publicAttributes), pseudonym: pseudonymsOf(salt) };
  return loadProjection({ format: 1, version, digest, salt, flags: projectRuleset(ruleset, around) });
}

function serverDecidedIn({ flags }: Pick<Projection, 'flags'>): readonly string[] {
  return flags.flatMap((flag) => ('server' in flag ? [flag.key] : []));
}

function projectionBody(environment: string, projection: Projection, { reset, textOf }: BodyOptions): SnapshotBody {
  const { version, digest, salt, flags } = projection;
  const head = { environment, version, digest, salt, ...(reset && { reset: true as const }) };
  return snapshotBody(head, { flags: inOrder(flags).map(textOf) });
}
