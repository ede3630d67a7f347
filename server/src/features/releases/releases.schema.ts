import { type Static, type TSchema, Type } from '@sinclair/typebox';
import { settings } from '../../definitions/settings.schema.js';
import { pageQuery } from '../../http/paging.js';
import { Description, Key, RoleName, strictObject, Time } from '../../http/schemas.js';
import {
  type PauseCause,
  type ReleaseAction,
  type ReleaseState,
  releaseActions,
  releaseStates,
} from './machine/release.model.js';
import type { PlanParts } from './plan/release.edits.js';
import { PlanView, planSchemas } from './release-plan.schema.js';

function orNull<T extends TSchema>(schema: T, options: object = {}) {
  return Type.Union([schema, Type.Null()], options);
}

const State = Type.Unsafe<ReleaseState>({ type: 'string', enum: [...releaseStates] });
const Action = Type.Unsafe<ReleaseAction>({ type: 'string', enum: [...releaseActions] });
const Cause = Type.Unsafe<PauseCause>({
  type: 'string',
  enum: ['person', 'edit', 'switched-off', 'breach', 'failed'] satisfies PauseCause[],
});
const Who = Type.Object({ kind: Type.String(), id: orNull(Type.String()), name: Type.String() });

const Template = orNull(Type.Object({ key: Key, version: Type.Integer() }));

const summary = {
  id: Type.String({ format: 'uuid' }),
  project: Key,
  flag: Key,
  environment: Key,
  plan: PlanView,
  template: Template,
  state: State,
  stage: orNull(Type.Object({ index: Type.Integer(), name: Type.String() }), {
    description: 'Null where the plan lets nobody in: before it starts, and once it was rolled back to nobody.',
  }),
  percentage: Type.Number({ description: 'Of all who are not named otherwise, as of this stage.' }),
  stageEnteredAt: orNull(Time),
  dueAt: orNull(Time, { description: 'When it goes on by itself, or ends; null where it waits for people.' }),
  timeLeftMs: orNull(Type.Integer(), { description: "Until then, by the database's clock; 0 where it is due." }),
  pauseCause: orNull(Cause),
  reason: Type.String({ description: 'Why it stands where it stands.' }),
  allowed: Type.Array(Action, { description: 'What the caller may do now; all else is answered with 409 or 403.' }),
  approval: Type.Object({
    needed: Type.Boolean({ description: 'Somebody must approve, the plan or the stage, before it goes on.' }),
    of: orNull(Type.Unsafe<'plan' | 'stage'>({ type: 'string', enum: ['plan', 'stage'] })),
    by: orNull(RoleName, { description: 'The least role that may.' }),
    approvedBy: orNull(Who, { description: 'Who approved the plan, where its environment asks for it.' }),
  }),
  revision: Type.Integer(),
  warnings: Type.Array(Type.String(), { description: 'What is not wrong, but may not be meant.' }),
  createdBy: Who,
  createdAt: Time,
  startedAt: orNull(Time),
  completedAt: orNull(Time),
  closedAt: orNull(Time, { description: 'When it was completed or aborted.' }),
};

const Summary = Type.Object(summary, { $id: 'ReleaseSummary' });
export type ReleaseSummary = Static<typeof Summary>;
export const ReleaseSummary = Type.Unsafe<ReleaseSummary>(Type.Ref('ReleaseSummary'));

const Listing = Type.Object({ by: Type.String(), values: Type.Array(Type.String()) });

/** Of what belongs to the plan, what differs. */
function Parts(description: string) {
  return Type.Unsafe<Partial<PlanParts>>(
    Type.Object(
      {
        enabled: Type.Optional(settings.enabled),
        serve: Type.Optional(
          orNull(settings.fallthrough, { description: 'Of what is raised; null where that rule is gone.' }),
        ),
        listed: Type.Optional(
          Type.Array(Listing, {
            description: "Of the plan's values, those for its variant that are on one side only.",
          }),
        ),
        elsewhere: Type.Optional({
          ...settings.targets,
          description: "Of the plan's values, those for other variants.",
        }),
        rules: Type.Optional({
          ...Type.Array(Type.Unknown(), { description: "The plan's: `conditions` and `serve`." }),
        }),
      },
      { description },
    ),
  );
}

const RampPoint = Type.Object({
  stage: Type.Integer(),
  name: Type.String(),
  at: Time,
  percentage: Type.Number(),
  isEstimate: Type.Boolean({
    description: 'Yet to come: as it will be where nobody steps in, and approval comes at once.',
  }),
});

const whole = {
  ...summary,
  edits: orNull(
    Type.Object({
      before: Parts('As the plan left them.'),
      after: Parts('As they are now.'),
    }),
    { description: "What was edited by hand of the plan's parts of the flag. `resume` asks: `adopt` or `overwrite`." },
  ),
  ramp: Type.Array(RampPoint),
  environmentVersion: Type.Integer({ description: "The environment's, at this moment." }),
};
const Whole = Type.Object(whole, { $id: 'Release' });
export type Release = Static<typeof Whole>;
export const Release = Type.Unsafe<Release>(Type.Ref('Release'));

export const releaseSchemas = [...planSchemas, Summary, Whole];

export const PlanPreview = Type.Object({
  plan: PlanView,
  template: Template,
  errors: Type.Array(Type.Object({ path: Type.String(), message: Type.String() }), {
    description: 'Why it would be refused, by JSON pointers; empty where it can be saved.',
  }),
  warnings: Type.Array(Type.String(), { description: 'What is not wrong, but may not be meant.' }),
  ramp: Type.Array(RampPoint, { description: 'As if it began now; empty where a duration or the window is wrong.' }),
  endsAt: orNull(Time, { description: 'When its last stage has had its time.' }),
  closed: Type.Array(Type.Object({ from: Time, to: Time }), {
    description: 'When its window is closed meanwhile. Empty where the whole takes longer than two months.',
  }),
});
export type PlanPreview = Static<typeof PlanPreview>;

export const WaitedRelease = Type.Object({
  ...whole,
  reached: Type.Boolean({ description: 'Whether it stands where it was waited for, or is past it.' }),
});
export type WaitedRelease = Static<typeof WaitedRelease>;

export const ActionBody = Type.Union([
  strictObject({
    stage: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 100,
        description: 'The name of the stage that one means to leave: a repeated call then does not skip one.',
      }),
    ),
    reason: Type.Optional(Description),
    edits: Type.Optional(
      Type.Unsafe<'adopt' | 'overwrite'>({
        type: 'string',
        enum: ['adopt', 'overwrite'],
        description: '`resume`: what becomes of what was edited by hand.',
      }),
    ),
    to: Type.Optional(
      Type.Unsafe<'off' | 'previous-stage'>({
        type: 'string',
        enum: ['off', 'previous-stage'],
        description: '`rollback`: to nobody, or to the last stage that was healthy. Default: as the plan says.',
      }),
    ),
  }),
  Type.Null(),
]);
export type ActionBody = Static<typeof ActionBody>;

export const ReleaseEventView = Type.Object({
  id: Type.Integer({ description: "The release's revision that it led to." }),
  at: Time,
  action: Type.String(),
  stage: orNull(Type.String(), { description: 'Where it stood afterwards.' }),
  fromStage: orNull(Type.Integer()),
  toStage: orNull(Type.Integer()),
  fromState: orNull(State),
  toState: State,
  actor: Who,
  reason: Type.String(),
  version: Type.Integer({ description: "The environment's, once it was done." }),
});
export type ReleaseEventView = Static<typeof ReleaseEventView>;

export const EventsQuery = strictObject({
  ...pageQuery,
  release: Type.Optional(
    Type.String({ format: 'uuid', description: 'An earlier one; the newest where it is missing.' }),
  ),
});
export type EventsQuery = Static<typeof EventsQuery>;

export const FlagReleasesQuery = strictObject(pageQuery);

export const ReleasesQuery = strictObject({
  ...pageQuery,
  state: Type.Optional(
    Type.String({
      pattern: `^(open|closed|${releaseStates.join('|')})(,(open|closed|${releaseStates.join('|')}))*$`,
      description: 'One or several, with commas between; `open` is every state but `completed` and `aborted`.',
    }),
  ),
  project: Type.Optional(Key),
  environment: Type.Optional(Key),
});
export type ReleasesQuery = Static<typeof ReleasesQuery>;

export const WaitQuery = strictObject({
  stage: Type.Optional(
    Type.String({ minLength: 1, maxLength: 100, description: 'Until it has entered this stage, or one after it.' }),
  ),
  state: Type.Optional(State),
  timeoutSeconds: Type.Optional(Type.Integer({ minimum: 0, maximum: 60, default: 30 })),
});
export type WaitQuery = Static<typeof WaitQuery>;
