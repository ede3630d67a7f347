import { coalesced } from '../../async.js';
import type { ChangeFeed } from '../../changes/change-feed.js';
import type { Sql } from '../../database/database.js';
import type { Logger } from '../../logging.js';
import type { World } from '../../world.js';
import { type ChainEnd, type ChangeNote, readChainEnds, readNotes } from './live.store.js';

/** Says "look again", and where: what there is to see is read where it always is. */
export interface LiveEvent {
  /** Of the thing that was changed; `config` is a flag in one environment, `all` is anything of the project. */
  readonly kind: string;
  /** Null where it belongs to none. */
  readonly project: string | null;
  readonly environment?: string;
  readonly key?: string;
  readonly action?: string;
  /** Who changed it. */
  readonly by?: string;
}

export interface WatchDeps {
  readonly sql: Sql;
  readonly world: Pick<World, 'every'>;
  readonly feed: ChangeFeed;
  readonly logger: Logger;
  readonly onEvents: (events: readonly LiveEvent[]) => void;
  readonly lookPeriodMs?: number;
}

/** Follows the audit log, which every change of every node is in, for as long as somebody listens. */
export interface Watch {
  /** Answers once nothing that is changed from then on is missed. */
  start(): Promise<void>;
  stop(): void;
}

/** Who has missed more than this looks at everything again. */
const mostNotes = 200;

export function watchChanges({ sql, world, feed, logger, onEvents, lookPeriodMs = 1_000 }: WatchDeps): Watch {
  let seen: Map<string, number> | undefined;
  let starting: Promise<void> | undefined;
  let cancels: (() => void)[] = [];

  const look = coalesced(async () => {
    try {
      for (const end of await readChainEnds(sql)) await follow(end);
    } catch (error) {
      logger.debug({ err: error }, 'changes could not be looked for; the next look follows');
    }
  });

  async function follow({ chain, sequence }: ChainEnd): Promise<void> {
    const before = seen?.get(chain) ?? 0;
    if (seen === undefined || before === sequence) return;
    const notes = await readNotes(sql, { chain, sequence: before }, mostNotes + 1);
    seen?.set(chain, sequence);
    const project = chain === '' ? null : chain;
    // A chain that somebody has set back is none to count in.
    const isWhole = notes.length <= mostNotes && before < sequence;
    onEvents(isWhole ? notes.map((note) => eventOf(project, note)) : [{ kind: 'all', project }]);
  }

  async function begin(): Promise<void> {
    seen = new Map((await readChainEnds(sql)).map(({ chain, sequence }) => [chain, sequence]));
    cancels = [feed.subscribe(() => void look()), world.every(lookPeriodMs, () => void look())];
  }

  return {
    start: () => {
      starting ??= begin().catch((error: unknown) => {
        starting = undefined;
        throw error;
      });
      return starting;
    },
    stop: () => {
      for (const cancel of cancels) cancel();
      cancels = [];
      seen = undefined;
      starting = undefined;
    },
  };
}

function eventOf(
  project: string | null,
  { action, environment, subjectKind, subjectKey, actorName }: ChangeNote,
): LiveEvent {
  const kind = subjectKind === 'flag' && environment !== null ? 'config' : subjectKind;
  const place = environment === null ? {} : { environment };
  return { kind, project, ...place, key: subjectKey, action, by: actorName };
}
