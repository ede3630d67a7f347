import type { Context } from '@guidon/evaluator';
import type { Sql } from '../../database/database.js';
import { readSegmentKeys } from '../../definitions/references.store.js';
import { type FieldError, GuidonError, invalid } from '../../errors.js';
import { isOpen, type PlanInput, type Release, type ReleasePlan } from './machine/release.model.js';
import { segmentsIn } from './plan/release.audience.js';
import { type CheckedPlan, checkPlan, type PlanFacts } from './plan/release.checks.js';
import type { PlanRequest } from './release-plan.schema.js';
import { type FlagConfig, settingsOf } from './releases.ports.js';
import type { TemplateName } from './releases.rows.js';
import type { FlagPlace } from './releases.store.js';
import { withOverrides } from './templates/release.templates.js';
import { findTemplate } from './templates/release-templates.find.js';

export interface PlanWanted extends FlagFacts {
  readonly at: FlagPlace;
  readonly request: PlanRequest;
}

export interface FlagFacts {
  readonly projectId: number;
  readonly flag: FlagConfig;
  /** The release that is there. */
  readonly release: Release | undefined;
}

export interface PlanMade {
  readonly plan: ReleasePlan;
  readonly template: TemplateName | null;
  readonly warnings: readonly string[];
}

export interface PlanSeen extends PlanMade {
  /** Empty where it can be saved. */
  readonly errors: readonly FieldError[];
}

export interface PlanMakerDeps {
  /** Undefined where the environment keeps no sample. */
  readonly readSamples: (environmentId: number) => Promise<readonly Context[] | undefined>;
}

export type PlanMaker = ReturnType<typeof createPlanMaker>;

export function createPlanMaker({ readSamples }: PlanMakerDeps) {
  async function checked(sql: Sql, input: PlanInput, facts: FlagFacts): Promise<CheckedPlan> {
    const { flag, release, projectId } = facts;
    const [segments, samples] = await Promise.all([
      readSegmentKeys(sql, projectId, segmentsIn({ stages: input.stages as ReleasePlan['stages'] })),
      readSamples(flag.environmentId),
    ]);
    const { key, kind, variants, archivedAt } = flag;
    const begun = release !== undefined && isOpen(release) && release.base !== null ? { begun: release } : {};
    return checkPlan(input, {
      flag: { key, kind, variants, isArchived: archivedAt !== null },
      settings: settingsOf(flag),
      segments: new Set(segments),
      seenAttributes: seenIn(samples),
      ...begun,
    });
  }

  /** The plan that is asked for, with all that it left open filled in, and all that is wrong with it. */
  async function look(sql: Sql, { at, request, ...facts }: PlanWanted): Promise<PlanSeen> {
    const { input, template } = await inputOf(sql, at.project, request);
    return { ...(await checked(sql, input, facts)), template };
  }

  return {
    look,

    /** Refused where anything is wrong with it. */
    async make(sql: Sql, wanted: PlanWanted): Promise<PlanMade> {
      const { errors, ...made } = await look(sql, wanted);
      if (errors.length > 0) throw invalid(errors);
      return made;
    },

    /** The flag may have been changed since it was planned. */
    async recheck(sql: Sql, plan: ReleasePlan, facts: FlagFacts): Promise<void> {
      const { errors } = await checked(sql, plan, facts);
      if (errors.length === 0) return;
      const detail = `The plan does not fit the flag any more: ${errors.map(({ message }) => message).join('; ')}.`;
      throw new GuidonError('invalid', detail, { errors });
    },
  };
}

async function inputOf(
  sql: Sql,
  project: string,
  { template: key, version, ...overrides }: PlanRequest,
): Promise<{ input: PlanInput; template: TemplateName | null }> {
  if (key === undefined) {
    const { stages, ...others } = overrides;
    if (version !== undefined) throw invalid([{ path: '/version', message: 'is the version of a `template`' }]);
    if (stages === undefined) throw invalid([{ path: '/stages', message: 'or `template` must be given' }]);
    if (!isWhole(stages))
      throw invalid([{ path: '/stages', message: 'must be a list: there is no `template` to change' }]);
    return { input: { ...others, stages }, template: null };
  }
  const template = await findTemplate(sql, { project, key, version });
  return { input: withOverrides(template.plan, overrides), template: { key, version: template.version } };
}

function isWhole(stages: NonNullable<PlanRequest['stages']>): stages is PlanInput['stages'] {
  return Array.isArray(stages);
}

function seenIn(samples: readonly Context[] | undefined): ReadonlySet<string> | null {
  return samples === undefined || samples.length === 0 ? null : new Set(samples.flatMap(Object.keys));
}

/** What can be said of a plan before it is known for which flag; lists with a hint are filled in then. */
export function checkTemplatePlan(plan: PlanInput): void {
  const { errors } = checkPlan(plan, anyFlag(plan));
  const lasting = errors.filter((error) => !isToBeFilledIn(plan, error));
  if (lasting.length > 0) throw invalid(lasting.map(({ path, message }) => ({ path: `/plan${path}`, message })));
}

function anyFlag({ variant = 'on', control = 'off', target, stages }: PlanInput): PlanFacts {
  const rule = target === undefined || target === 'fallthrough' ? [] : [ruleOf(target.rule, control)];
  const segments = stages.flatMap(({ audience }) => audience.segments ?? []);
  const settings = { enabled: false, offVariant: control, targets: [], prerequisites: [], rules: rule };
  return {
    flag: { key: 'any', kind: 'boolean', variants: { [variant]: true, [control]: false }, isArchived: false },
    settings: { ...settings, fallthrough: { variant: control } },
    segments: new Set(segments),
    seenAttributes: null,
  };
}

function ruleOf(id: string, variant: string) {
  return { id, conditions: [{ attribute: 'userId', operator: 'exists', values: [] } as const], serve: { variant } };
}

function isToBeFilledIn({ stages }: PlanInput, { path }: FieldError): boolean {
  const [, stage, list] = /^\/stages\/(\d+)\/audience\/targets\/(\d+)\/values$/.exec(path) ?? [];
  const target = stages[Number(stage)]?.audience.targets?.[Number(list)];
  return target?.hint !== undefined && target.values.length === 0;
}
