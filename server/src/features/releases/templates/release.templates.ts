import { invalid } from '../../../errors.js';
import type { PlanInput, StageInput } from '../machine/release.model.js';

export interface ReleaseTemplate {
  readonly key: string;
  readonly name: string;
  readonly description: string;
  readonly plan: PlanInput;
}

/** What a plan has otherwise than its template: whole stages, or of stages by their names what differs. */
export type PlanOverrides = Partial<Omit<PlanInput, 'stages'>> & {
  readonly stages?: readonly StageInput[] | Readonly<Record<string, Partial<StageInput>>>;
};

/** The ramps that teams have published. */
export const shippedTemplates: readonly ReleaseTemplate[] = [
  {
    key: 'careful-b2b',
    name: 'Careful B2B',
    description:
      'Your own tenant, then three friendly customers, then everybody over two weeks; cleaned up after a month.',
    plan: {
      by: 'tenantId',
      stages: [
        listed('Internal tenant', 'P2D', 'name your own tenant'),
        listed('Friendly customers', 'P7D', 'name the customers who try it first, about three'),
        share(10, 'P4D'),
        share(25, 'P5D'),
        share(50, 'P5D'),
        share(100, 'PT0S'),
      ],
      cleanupAfterDays: 30,
    },
  },
  {
    key: 'one-week',
    name: 'One week',
    description: 'A day at 5 %, then to everybody within the week; cleaned up after two.',
    plan: {
      stages: [share(5, 'PT24H'), share(25, 'P2D'), share(50, 'P4D'), share(100, 'PT0S')],
      cleanupAfterDays: 14,
    },
  },
  {
    key: 'within-hours',
    name: 'Within hours',
    description: 'To everybody in two and a half hours, each step watched for half an hour or more.',
    plan: { stages: [share(5, 'PT30M'), share(25, 'PT1H'), share(50, 'PT1H'), share(100, 'PT30M')] },
  },
  {
    key: 'five-steps',
    name: 'Five steps',
    description: '5, 25, 50, 75 and 100 %, half an hour each.',
    plan: { stages: [5, 25, 50, 75, 100].map((percentage) => share(percentage, 'PT30M')) },
  },
];

function listed(name: string, holdFor: string, hint: string): StageInput {
  return { name, audience: { targets: [{ by: 'tenantId', values: [], hint }] }, holdFor };
}

function share(percentage: number, holdFor: string): StageInput {
  return { name: `${percentage} %`, audience: { percentage }, holdFor };
}

export function withOverrides(plan: PlanInput, { stages, ...overrides }: PlanOverrides): PlanInput {
  if (stages === undefined) return { ...plan, ...overrides };
  return { ...plan, ...overrides, stages: isWhole(stages) ? stages : mended(plan.stages, stages) };
}

function isWhole(stages: NonNullable<PlanOverrides['stages']>): stages is readonly StageInput[] {
  return Array.isArray(stages);
}

function mended(stages: readonly StageInput[], changes: Readonly<Record<string, Partial<StageInput>>>): StageInput[] {
  const unknown = Object.keys(changes).filter((name) => !stages.some((stage) => stage.name === name));
  if (unknown.length > 0) throw invalid(unknown.map((name) => ({ path: pathOf(name), message: namesOf(stages) })));
  const byName = new Map(Object.entries(changes));
  return stages.map((stage) => ({ ...stage, ...byName.get(stage.name) }));
}

function pathOf(name: string): string {
  return `/stages/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

function namesOf(stages: readonly StageInput[]): string {
  return `the template has no such stage: its stages are ${stages.map(({ name }) => `"${name}"`).join(', ')}`;
}
