import type { Flag } from '@guidon/evaluator';
import type { LockedEnvironment } from '../../server/src/changes/change.model.js';
import { nextState } from '../../server/src/changes/change.patch.js';
import type { EnvironmentDocument } from '../../server/src/features/snapshots/held-ruleset.js';
import type { DatedChange, EnvironmentHead, StateName } from '../../server/src/features/snapshots/snapshot.store.js';
import type { ViewKind } from '../../server/src/features/snapshots/state-view.js';
import { ClientHistory, servedBy } from './client-history.js';

interface Content {
  readonly environment: LockedEnvironment;
  readonly flags: ReadonlyMap<string, Flag>;
  readonly rows: readonly Row[];
}

type Row = Omit<DatedChange, 'ageMs'>;

/** One environment as Postgres holds it, with its changes, and all that it ever held. */
export class Table {
  /** Every state that was ever committed: by version what was decided by it, by name what was in it. */
  readonly decisions = new Map<number, Set<string>>();
  readonly flagsOf = new Map<string, readonly Flag[]>();
  /** The same of what client keys see. */
  readonly clients = new ClientHistory();
  readonly #madeAt = new Map<string, number>();
  /** Whether a state may be unknown by now that somebody holds. */
  hasForgotten = false;
  #content: Content;
  readonly #past: Content[] = [];

  constructor(id: number) {
    this.#content = { environment: anEnvironment(id), flags: new Map(), rows: [] };
    this.#remember();
  }

  get head(): EnvironmentHead {
    const { id, version, digest } = this.#content.environment;
    return { id, version, digest, keysRevision: 0 };
  }

  get name(): string {
    return `${this.head.version}-${this.head.digest}`;
  }

  /** What everybody is served now. */
  get decided(): string {
    return decisionsOf(sorted(this.#content.flags));
  }

  /** The version that first served a value; 0 where many do. */
  changeThatMade(value: string): number {
    return this.#madeAt.get(value) ?? 0;
  }

  flag(key: string): Flag | undefined {
    return this.#content.flags.get(key);
  }

  /** False where nothing differs. */
  put(key: string, after: Flag | undefined): boolean {
    const { environment, flags, rows } = this.#content;
    const next = nextState({ environment, flags: [{ before: flags.get(key), after }] });
    if (next === undefined) return false;
    if (after?.enabled === true)
      this.#madeAt.set(servedBy(after), this.#madeAt.get(servedBy(after)) ?? next.head.version);
    this.#past.push(this.#content);
    const left = new Map([...flags].filter(([other]) => other !== key));
    const { head, patch, clientPatch } = next;
    const row = { version: head.version, digest: head.digest, patch, clientPatch };
    this.#content = {
      environment: { ...environment, ...head },
      flags: after === undefined ? left : left.set(key, after),
      rows: [...rows, row],
    };
    this.#remember();
    return true;
  }

  /** Back to what it was so many changes ago, as after a failover to a standby that had not yet heard of them. */
  lose(changes: number): number {
    const lost = Math.min(changes, this.#past.length);
    for (let index = 0; index < lost; index += 1) this.#content = this.#past.pop() ?? this.#content;
    this.#rememberClients();
    this.hasForgotten ||= lost > 0;
    return lost;
  }

  prune(kept: number): void {
    this.hasForgotten = true;
    this.#content = { ...this.#content, rows: kept === 0 ? [] : this.#content.rows.slice(-kept) };
  }

  document(): EnvironmentDocument {
    const { environment, flags } = this.#content;
    const { key, version, digest, clientVersion, clientDigest, clientSalt, publicAttributes } = environment;
    const client = { version: clientVersion, digest: clientDigest, salt: clientSalt, publicAttributes };
    return { environment: key, version, digest, client, flags: sorted(flags), segments: [] };
  }

  after(version: number): readonly DatedChange[] {
    return this.#content.rows.filter((row) => row.version > version).map((row) => ({ ...row, ageMs: 1 }));
  }

  isKnown(kind: ViewKind, state: StateName): boolean {
    return kind === 'server' ? this.#isKnownToServers(state) : this.#isKnownToClients(state);
  }

  replay(kind: ViewKind, version: number, maxBytes: number): readonly { patch: string }[] {
    const patches = this.after(version).flatMap((row) => (kind === 'server' ? row.patch : row.clientPatch) ?? []);
    const bytes = patches.reduce((sum, patch) => sum + patch.length, 0);
    return bytes > maxBytes ? [] : patches.map((patch) => ({ patch }));
  }

  #isKnownToServers({ version, digest }: StateName): boolean {
    const from = `"from":"${version}-${digest}"`;
    return (
      (this.head.version === version && this.head.digest === digest) ||
      this.#content.rows.some(
        (row) =>
          (row.version === version && row.digest === digest) ||
          (row.version === version + 1 && row.patch.includes(from)),
      )
    );
  }

  #isKnownToClients({ version, digest }: StateName): boolean {
    const { environment, rows } = this.#content;
    const to = `"version":${version},"digest":"${digest}",`;
    const from = `"from":"${version}-${digest}",`;
    const next = rows.find((row) => row.version > version && row.clientPatch !== null);
    return (
      (environment.clientVersion === version && environment.clientDigest === digest) ||
      next?.clientPatch?.includes(from) === true ||
      rows.some((row) => row.version === version && row.clientPatch?.includes(to) === true)
    );
  }

  #rememberClients(): void {
    const { environment, flags } = this.#content;
    const head = { version: environment.clientVersion, digest: environment.clientDigest };
    this.clients.remember(environment.version, head, sorted(flags));
  }

  #remember(): void {
    const { environment, flags } = this.#content;
    const known = this.decisions.get(environment.version) ?? new Set();
    this.decisions.set(environment.version, known.add(decisionsOf(sorted(flags))));
    this.flagsOf.set(this.name, sorted(flags));
    this.#rememberClients();
  }
}

/** What everybody is served by these flags. */
function decisionsOf(flags: readonly Flag[]): string {
  return flags.map((flag) => `${flag.key}=${servedBy(flag)}`).join(' ');
}

function sorted(flags: ReadonlyMap<string, Flag>): readonly Flag[] {
  return [...flags.values()].sort((one, other) => (one.key < other.key ? -1 : 1));
}

function anEnvironment(id: number): LockedEnvironment {
  return {
    id,
    projectId: 1,
    key: `environment-${id}`,
    version: 1,
    digest: `${id}`.repeat(16),
    clientVersion: 1,
    clientDigest: `c${id}`.repeat(8),
    clientBytes: 0,
    clientKept: 1,
    clientSalt: 'salt',
    publicAttributes: [],
    changeRole: 'editor',
    requiresApproval: false,
    releasesRevision: 0,
  };
}
