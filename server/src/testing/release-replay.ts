import assert from 'node:assert/strict';
import type postgres from 'postgres';
import { readConfig } from '../features/flags/configs.store.js';
import { next } from '../features/releases/machine/release.machine.js';
import type { Release, ReleaseEvent } from '../features/releases/machine/release.model.js';
import { handEdits } from '../features/releases/plan/release.edits.js';
import { readEvents } from '../features/releases/release-events.store.js';
import { type EventRow, type ReleaseRow, releaseOf } from '../features/releases/releases.rows.js';
import { readRelease } from '../features/releases/releases.store.js';
import type { ReleaseInHand } from './a-live-release.js';
import { noBase } from './a-release.js';

/** As far as a release's history is known to be right. */
export interface Known {
  release: Release;
  revision: number;
}

type Sql = postgres.Sql<{ bigint: number }>;

export async function knownOf(sql: postgres.Sql, { flag }: Pick<ReleaseInHand, 'flag'>): Promise<Known> {
  const row = await rowOf(sql, flag);
  return { release: releaseOf(row), revision: row.revision };
}

/** What has happened since, event by event, must be what the machine says of each; then it is known. */
export async function checkHistory(
  sql: postgres.Sql,
  { flag }: Pick<ReleaseInHand, 'flag'>,
  known: Known,
): Promise<void> {
  const row = await rowOf(sql, flag);
  const all = (await readEvents(sql as unknown as Sql, row.id, { before: null, rows: 1_000 })).reverse();
  const fresh = all.filter(({ revision }) => revision > known.revision);
  assert.equal(row.revision, known.revision + fresh.length, 'each revision has its event');
  const replayed = fresh.reduce(replay, known.release);
  assert.deepEqual(comparable(releaseOf(row)), comparable(replayed), 'it stands where its history leads');
  await checkFlag(sql, flag, row);
  known.release = releaseOf(row);
  known.revision = row.revision;
}

function replay(release: Release, event: EventRow): Release {
  const told = `${event.revision}: ${event.action} in ${release.state} at ${release.stage}`;
  const outcome = next(release, eventOf(event), event.at);
  if (outcome.kind !== 'transition') assert.fail(`${told}: the machine says "${outcome.why}"`);
  const from = [event.fromState, event.fromStage];
  assert.deepEqual(from, [release.state, release.stage], `${told} begins elsewhere`);
  const to = [event.toState, event.toStage];
  assert.deepEqual(to, [outcome.release.state, outcome.release.stage], `${told} ends elsewhere`);
  return outcome.release;
}

function eventOf({ action, actor, reason, toStage }: EventRow): ReleaseEvent {
  if (actor.kind === 'system' && (action === 'advance' || action === 'wait' || action === 'complete'))
    return { kind: 'due' };
  switch (action) {
    case 'start':
      return { kind: 'start', base: noBase };
    case 'resume':
      return { kind: 'resume', isEnabled: true, isEdited: false };
    case 'edit':
      return { kind: 'edit', isEnabled: !reason.includes('switched off') };
    case 'rollback':
      return { kind: 'rollback', to: toStage === null ? 'off' : 'previous-stage' };
    case 'pause':
    case 'approve':
    case 'advance':
    case 'back':
    case 'abort':
      return { kind: action };
    default:
      return assert.fail(`"${action}" is none of what these histories are made of`);
  }
}

/** What edits by hand may have made of the plan, and what stood in the flag before, is told elsewhere. */
function comparable({ plan: _plan, base: _base, ...standing }: Release) {
  return standing;
}

/** While it goes, the flag is what the release says; what was edited by hand has stopped it. */
async function checkFlag(sql: postgres.Sql, flag: string, row: ReleaseRow): Promise<void> {
  const config = await readConfig(sql as unknown as Sql, place(flag));
  assert.ok(config);
  const isGoing = row.state === 'running' || row.state === 'waiting';
  if (isGoing) assert.equal(handEdits(config, releaseOf(row)), null, 'the flag is what the release says');
}

/** Each transition was told once, and the flag written by nothing that is not told. */
export async function checkRecords(sql: postgres.Sql, { flag }: Pick<ReleaseInHand, 'flag'>): Promise<void> {
  const [counts] = await sql<{ events: number; records: number; configured: number; revision: number }[]>`
    select (select count(*)::int from release_events v join releases r on r.id = v.release_id where r.flag_id = f.id) as events,
      (select count(*)::int from audit_records where subject_key = f.key and action like 'release.%') as records,
      (select count(*)::int from audit_records where subject_key = f.key and action = 'flag.configure') as configured,
      c.revision
    from flags f join flag_configs c on c.flag_id = f.id
    join environments e on e.id = c.environment_id and e.key = 'development'
    where f.key = ${flag}`;
  assert.equal(counts?.records, counts?.events, 'each transition has one record');
  assert.equal(counts?.configured, Number(counts?.revision) - 1, 'each write of the flag has one record');
}

/** Versions without a gap, each digest on the one before. */
export async function checkVersions(sql: postgres.Sql): Promise<void> {
  const rows = await sql<{ version: string; from: string; before: string }[]>`
    select version, patch::jsonb ->> 'from' as from,
      lag(version || '-' || digest) over (partition by environment_id order by version) as before
    from environment_changes order by environment_id, version`;
  for (const { version, from, before } of rows) if (before !== null) assert.equal(from, before, `version ${version}`);
}

function place(flag: string) {
  return { project: 'default', environment: 'development', flag };
}

async function rowOf(sql: postgres.Sql, flag: string): Promise<ReleaseRow> {
  const row = await readRelease(sql as unknown as Sql, place(flag));
  assert.ok(row);
  return { ...row, heldMs: Number(row.heldMs), environmentVersion: Number(row.environmentVersion) };
}
