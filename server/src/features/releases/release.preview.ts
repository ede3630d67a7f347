import type { Sql } from '../../database/database.js';
import { closedTimes, type Span } from './machine/release.closed.js';
import { holdMsOf } from './machine/release.durations.js';
import { isOpen, newRelease, type Release, type ReleasePlan } from './machine/release.model.js';
import { plannedRamp, type RampPoint } from './machine/release.ramp.js';
import type { PlanMaker } from './release.plans.js';
import { noFlag } from './release.refusals.js';
import { readEntered } from './release-events.store.js';
import type { PlanRequest } from './release-plan.schema.js';
import type { FlagPorts } from './releases.ports.js';
import { releaseOf } from './releases.rows.js';
import type { PlanPreview } from './releases.schema.js';
import { type FlagPlace, readHere, readRelease } from './releases.store.js';

export interface PreviewDeps {
  readonly sql: Sql;
  readonly flags: Pick<FlagPorts, 'readFlag'>;
  readonly plans: PlanMaker;
}

export type PlanPreviewer = ReturnType<typeof createPlanPreviewer>;

/** What would become of a plan if it were saved now; nothing is locked, and nothing written. */
export function createPlanPreviewer({ sql, flags, plans }: PreviewDeps) {
  return async (at: FlagPlace, request: PlanRequest): Promise<PlanPreview> => {
    const [here, flag, row] = await Promise.all([
      readHere(sql, at.project),
      flags.readFlag(sql, at),
      readRelease(sql, at),
    ]);
    if (here === undefined || flag === undefined) throw noFlag(at);
    const release = row === undefined || !isOpen(row) ? undefined : releaseOf(row);
    const { plan, template, errors, warnings } = await plans.look(sql, {
      at,
      request,
      projectId: here.projectId,
      flag,
      release,
    });
    const told = { plan, template, errors: [...errors], warnings: [...warnings] };
    if (errors.some(isOfTime)) return { ...told, ramp: [], endsAt: null, closed: [] };
    const entered = row === undefined || release === undefined ? [] : await readEntered(sql, row.id);
    return { ...told, ...drawn(plannedRamp(planned(plan, release), entered, here.now), plan) };
  };
}

function planned(plan: ReleasePlan, release: Release | undefined): Release {
  return release === undefined ? newRelease(plan, false) : { ...release, plan };
}

/** Where lengths or hours cannot be read there is no telling when. */
function isOfTime({ path }: { readonly path: string }): boolean {
  return path.endsWith('/holdFor') || path.startsWith('/window') || path === '/stages';
}

function drawn(
  ramp: readonly RampPoint[],
  { stages, window }: ReleasePlan,
): Pick<PlanPreview, 'ramp' | 'endsAt' | 'closed'> {
  const points = ramp.map((point) => ({ ...point, at: point.at.toISOString() }));
  const [first, last] = [ramp[0], ramp.at(-1)];
  if (first === undefined || last === undefined) return { ramp: points, endsAt: null, closed: [] };
  const end = new Date(last.at.getTime() + holdMsOf(stages[last.stage]?.holdFor ?? 'PT0S'));
  const closed = window === undefined ? [] : closedTimes(window, { from: first.at, to: end });
  return { ramp: points, endsAt: end.toISOString(), closed: closed.map(told) };
}

function told({ from, to }: Span) {
  return { from: from.toISOString(), to: to.toISOString() };
}
