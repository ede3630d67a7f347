import { type Static, Type } from '@sinclair/typebox';
import { Param, strictObject, Time } from '../../http/schemas.js';

/** Who reports, and for when. A page need not say it: no row is kept of it, and what it counted was counted just now. */
const identity = Type.Object({
  instance: Type.String({ format: 'uuid', description: 'One process, or one page.' }),
  sequence: Type.Integer({
    minimum: 1,
    maximum: Number.MAX_SAFE_INTEGER,
    description: 'Grows with every report; one that is sent again is counted once.',
  }),
  sdk: Type.String({ maxLength: 50 }),
  sdkVersion: Type.String({ maxLength: 50 }),
  from: Time,
  to: Time,
});
export const identityNames = Object.keys(identity.properties) as readonly (keyof ReportIdentity)[];
export type ReportIdentity = Static<typeof identity>;

/** Unlike what people send, what SDKs send may hold properties that this version does not know: they may be newer. */
export const TelemetryReport = Type.Object({
  ...Type.Partial(identity, { description: 'Only with a client key may they be missing.' }).properties,
  format: Type.Literal(1),
  version: Type.Optional(Type.Integer({ minimum: 0, description: "The environment's version that is held." })),
  counts: Type.Array(
    Type.Object({
      flag: Type.String({ maxLength: 512 }),
      variant: Type.Union([Type.String({ maxLength: 512 }), Type.Null()], {
        description: 'Null: the default was served.',
      }),
      count: Type.Integer({ minimum: 0, maximum: 1_000_000_000 }),
    }),
    { maxItems: 10_000 },
  ),
  contexts: Type.Optional(
    Type.Array(Type.Unknown(), {
      maxItems: 200,
      description:
        'A sample of the contexts that were asked for: of server keys alone, and where the last answer wished for it.',
    }),
  ),
});
export type TelemetryReport = Static<typeof TelemetryReport>;
export type ServerReport = TelemetryReport & ReportIdentity;

export const TelemetryAnswer = Type.Object(
  {
    sample: Type.Optional(
      Type.Object(
        { contexts: Type.Integer(), privateAttributes: Type.Array(Type.String()) },
        { description: 'Send at most so many contexts with the next report, without these attributes.' },
      ),
    ),
  },
  { description: 'It is counted.' },
);

export const EvaluationsParams = Type.Object({ project: Param, flag: Param, environment: Param });
export type EvaluationsParams = Static<typeof EvaluationsParams>;

const range = {
  from: Type.Optional(Type.String({ format: 'date-time', description: 'Default: a day before `to`.' })),
  to: Type.Optional(Type.String({ format: 'date-time', description: 'Default: now.' })),
};
export const EvaluationsQuery = strictObject(range);
export type EvaluationsQuery = Static<typeof EvaluationsQuery>;

export const Evaluations = Type.Object({
  from: Time,
  to: Time,
  items: Type.Array(
    Type.Object({
      hour: Time,
      variant: Type.Union([Type.String(), Type.Null()], { description: 'Null: the default was served.' }),
      count: Type.Integer(),
    }),
  ),
});
export type Evaluations = Static<typeof Evaluations>;

export const FlagEvaluationsParams = Type.Object({ project: Param, flag: Param });

export const FlagEvaluationsQuery = strictObject({
  ...range,
  environment: Type.Optional(Type.String({ minLength: 1, maxLength: 100, description: 'Default: all.' })),
  step: Type.Optional(
    Type.Unsafe<'hour' | 'day'>({
      type: 'string',
      enum: ['hour', 'day'],
      default: 'hour',
      description: 'Days are of UTC.',
    }),
  ),
});
export type FlagEvaluationsQuery = Static<typeof FlagEvaluationsQuery>;

export const FlagEvaluations = Type.Object({
  from: Time,
  to: Time,
  step: Type.Unsafe<'hour' | 'day'>({ type: 'string', enum: ['hour', 'day'] }),
  items: Type.Array(
    Type.Object({
      at: Type.String({
        format: 'date-time',
        description: 'The beginning of the hour or day. Steps without any are missing.',
      }),
      environment: Type.String(),
      variant: Type.Union([Type.String(), Type.Null()], { description: 'Null: the default was served.' }),
      count: Type.Integer(),
    }),
  ),
});
export type FlagEvaluations = Static<typeof FlagEvaluations>;
