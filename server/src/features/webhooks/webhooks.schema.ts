import { type Static, Type } from '@sinclair/typebox';
import { pageQuery } from '../../http/paging.js';
import { Description, Key, Name, Param, strictObject, Time } from '../../http/schemas.js';
import { eventPattern } from './webhook.events.js';
import type { WebhookFormat } from './webhook.payload.js';

const nullableTime = Type.Union([Time, Type.Null()]);

const settings = {
  name: Name,
  description: Description,
  url: Type.String({
    minLength: 1,
    maxLength: 2000,
    description: 'Begins with `https://`, holds no user name or password, and leads to a public address.',
  }),
  events: Type.Array(Type.String({ pattern: eventPattern, maxLength: 100 }), {
    minItems: 1,
    maxItems: 50,
    uniqueItems: true,
    description: 'Actions of the audit log: `flag.configure`, or all with a beginning: `flag.*`, `release.*`.',
  }),
  environments: Type.Array(Key, {
    maxItems: 50,
    uniqueItems: true,
    description: 'Of what happens in one environment only that of these. None named: of all.',
  }),
  format: Type.Unsafe<WebhookFormat>({
    type: 'string',
    enum: ['json', 'slack'],
    description: '`slack`: a message as incoming webhooks of Slack, and others, take it.',
  }),
  isEnabled: Type.Boolean(),
};

const healths = ['unused', 'healthy', 'failing', 'off'] as const;
export type WebhookHealth = (typeof healths)[number];

export const Webhook = Type.Object({
  id: Type.String({ format: 'uuid' }),
  ...settings,
  offReason: Type.String({ description: 'Why it was switched off, where nobody did it by hand.' }),
  health: Type.Unsafe<WebhookHealth>({
    type: 'string',
    enum: [...healths],
    description: '`failing`: the last three attempts failed.',
  }),
  failingSince: nullableTime,
  waiting: Type.Integer({ description: 'How many deliveries wait for an attempt.' }),
  lastDeliveredAt: nullableTime,
  createdAt: Time,
  updatedAt: Time,
});
export type Webhook = Static<typeof Webhook>;

const secret = Type.String({ description: 'What deliveries are signed with. Shown this once.' });
export const WebhookWithSecret = Type.Composite([Webhook, Type.Object({ secret })]);
export type WebhookWithSecret = Static<typeof WebhookWithSecret>;

export const NewWebhook = strictObject({
  name: settings.name,
  url: settings.url,
  events: settings.events,
  environments: Type.Optional(settings.environments),
  format: Type.Optional(settings.format),
  isEnabled: Type.Optional(settings.isEnabled),
  description: Type.Optional(settings.description),
});
export type NewWebhook = Static<typeof NewWebhook>;

export const WebhookPatch = Type.Partial(NewWebhook, { additionalProperties: false, minProperties: 1 });
export type WebhookPatch = Static<typeof WebhookPatch>;

const deliveryStates = ['waiting', 'delivered', 'failed'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

export const Delivery = Type.Object({
  id: Type.String({ format: 'uuid' }),
  event: Type.String(),
  environment: Type.Union([Type.String(), Type.Null()]),
  subject: Type.Union([Type.Object({ kind: Type.String(), key: Type.String() }), Type.Null()], {
    description: 'What it is about. Null for a test.',
  }),
  state: Type.Unsafe<DeliveryState>({ type: 'string', enum: [...deliveryStates] }),
  attempts: Type.Integer(),
  nextAttemptAt: nullableTime,
  lastAttemptAt: nullableTime,
  status: Type.Union([Type.Integer(), Type.Null()], { description: 'Of the last answer.' }),
  error: Type.String({ description: 'Why the last attempt failed.' }),
  responseStart: Type.String({ description: 'How the last answer began: at most 1 kB.' }),
  durationMs: Type.Union([Type.Integer(), Type.Null()]),
  createdAt: Time,
});
export type Delivery = Static<typeof Delivery>;

export const DeliveriesQuery = strictObject({
  ...pageQuery,
  state: Type.Optional(Type.Unsafe<DeliveryState>({ type: 'string', enum: [...deliveryStates] })),
});
export type DeliveriesQuery = Static<typeof DeliveriesQuery>;

export const ProjectParams = Type.Object({ project: Param });
export const WebhookParams = Type.Object({ project: Param, webhook: Param });
export const DeliveryParams = Type.Object({ project: Param, webhook: Param, delivery: Param });
