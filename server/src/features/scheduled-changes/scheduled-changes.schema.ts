import { type Static, Type } from '@sinclair/typebox';
import { SettingsPatch, settings } from '../../definitions/settings.schema.js';
import { pageQuery } from '../../http/paging.js';
import { Description, Key, NullableText, NullableTime, Param, strictObject, Time } from '../../http/schemas.js';

export const scheduleStates = ['scheduled', 'applied', 'cancelled', 'failed'] as const;
export type ScheduleState = (typeof scheduleStates)[number];

const State = Type.Unsafe<ScheduleState>({
  type: 'string',
  enum: [...scheduleStates],
  description: '`failed`: it was not made, and will not be; `outcome` says why.',
});
const Parts = (description: string) => Type.Partial(Type.Object(settings), { description });

export const ScheduledChange = Type.Object({
  id: Type.String({ format: 'uuid' }),
  flag: Key,
  environment: Key,
  state: State,
  settings: Parts('The parts that it writes, as they are to be.'),
  base: Parts('The same parts as they were when it was scheduled, or as a schedule before it has left them.'),
  current: Parts('The same parts as they are now.'),
  found: Type.Union([Parts('The same parts as they were when it failed.'), Type.Null()]),
  at: Type.String({ format: 'date-time', description: 'When it is made, by the clock of the database.' }),
  localTime: Type.String({ description: 'The same as the wall clock in `timeZone` shows it.' }),
  timeZone: Type.String(),
  note: Type.String({ description: 'What is to be known of the time; empty where nothing is.' }),
  reason: Type.String(),
  outcome: Type.String({ description: 'Why it failed, or how late it was made.' }),
  lateMs: Type.Union([Type.Integer(), Type.Null()], { description: 'How long after its time it was made.' }),
  author: Type.Object({ kind: Type.String(), id: NullableText, name: Type.String() }),
  createdAt: Time,
  finishedAt: NullableTime,
});
export type ScheduledChange = Static<typeof ScheduledChange>;

export const NewScheduledChange = strictObject({
  settings: SettingsPatch,
  at: Type.String({
    minLength: 10,
    maxLength: 40,
    description: 'A wall clock, `2027-03-01T09:00[:00]`, in `timeZone`; or with an offset, `2027-03-01T08:00:00Z`.',
  }),
  timeZone: Type.Optional(
    Type.String({ minLength: 1, maxLength: 100, description: 'An IANA time zone, like `Europe/Berlin`.' }),
  ),
  reason: Type.Optional(Description),
});
export type NewScheduledChange = Static<typeof NewScheduledChange>;

export const ScheduledChangesQuery = strictObject({ ...pageQuery, state: Type.Optional(State) });
export type ScheduledChangesQuery = Static<typeof ScheduledChangesQuery>;

export const ConfigParams = Type.Object({ project: Param, flag: Param, environment: Param });
export const ScheduleParams = Type.Object({ project: Param, flag: Param, environment: Param, change: Param });
