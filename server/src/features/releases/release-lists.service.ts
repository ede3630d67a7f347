import type { Sql } from '../../database/database.js';
import type { Caller } from '../../http/caller.js';
import { positionOf } from '../../http/newest-first.store.js';
import { numericPosition, type Page, type PageRequest, pageStart, toPage } from '../../http/paging.js';
import { visibleProjects } from '../../http/permissions.js';
import { type ReleaseState, releaseStates } from './machine/release.model.js';
import { noFlag, noRelease } from './release.refusals.js';
import { readEvents } from './release-events.store.js';
import { listReleases } from './release-lists.store.js';
import type { FlagPorts } from './releases.ports.js';
import type { EventsQuery, ReleaseEventView, ReleaseSummary, ReleasesQuery } from './releases.schema.js';
import { type FlagPlace, readRelease, readReleaseById } from './releases.store.js';
import { eventViewOf, summaryOf } from './releases.view.js';

export interface ListsDeps {
  readonly sql: Sql;
  readonly flags: Pick<FlagPorts, 'readFlag'>;
}

export type ReleaseLists = ReturnType<typeof createReleaseLists>;

const isClosed = (state: ReleaseState) => state === 'completed' || state === 'aborted';

export function createReleaseLists({ sql, flags }: ListsDeps) {
  return {
    /** Of every project that the caller may see. */
    async all(caller: Caller, { state, ...query }: ReleasesQuery): Promise<Page<ReleaseSummary>> {
      const filter = { ...query, states: statesOf(state), projects: visibleProjects(caller.account) };
      const rows = await listReleases(sql, filter, pageStart(query));
      return toPage(rows, query, positionOf, (row) => summaryOf(caller, row));
    },

    async ofFlag(caller: Caller, at: FlagPlace, query: PageRequest): Promise<Page<ReleaseSummary>> {
      if ((await flags.readFlag(sql, at)) === undefined) throw noFlag(at);
      const rows = await listReleases(sql, { ...at, projects: 'all' }, pageStart(query));
      return toPage(rows, query, positionOf, (row) => summaryOf(caller, row));
    },

    /** The newest first. */
    async events(at: FlagPlace, { release, ...query }: EventsQuery): Promise<Page<ReleaseEventView>> {
      const row = release === undefined ? await readRelease(sql, at) : await readReleaseById(sql, at, release);
      if (row === undefined) throw noRelease(at);
      const { after, rows } = pageStart(query);
      const events = await readEvents(sql, row.id, { before: numericPosition(after), rows });
      return toPage(events, query, ({ revision }) => revision, eventViewOf);
    },
  };
}

function statesOf(text: string | undefined): readonly ReleaseState[] | undefined {
  if (text === undefined) return undefined;
  const names = text.split(',');
  return releaseStates.filter((state) => names.includes(state) || names.includes(isClosed(state) ? 'closed' : 'open'));
}
