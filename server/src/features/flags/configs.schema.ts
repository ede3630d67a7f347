import { type Static, Type } from '@sinclair/typebox';
import { AttributeName } from '../../definitions/conditions.schema.js';
import { settings, settingsPatch, VariantName } from '../../definitions/settings.schema.js';
import { Key, strictObject, Time } from '../../http/schemas.js';

export const ConfigView = Type.Object({ flag: Key, environment: Key, ...settings, updatedAt: Time });
export type ConfigView = Static<typeof ConfigView>;

export const EnabledBody = strictObject({ enabled: Type.Boolean() });

export const PercentageBody = strictObject({
  percentage: Type.Number({ minimum: 0, maximum: 100, description: 'At most three decimals.' }),
  by: Type.Optional(AttributeName),
  variant: Type.Optional(VariantName),
  control: Type.Optional(VariantName),
});

export const WhitelistQuery = strictObject({
  by: Type.Optional(Type.String({ minLength: 1, maxLength: 512, default: 'userId' })),
  variant: Type.Optional(VariantName),
});

/** A change that is only thought of. */
export const ReachBody = strictObject({ settings: strictObject(settingsPatch) });
