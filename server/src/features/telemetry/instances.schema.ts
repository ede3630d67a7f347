import { type Static, Type } from '@sinclair/typebox';
import { pageQuery } from '../../http/paging.js';
import { Param, strictObject, Time } from '../../http/schemas.js';

export const InstancesParams = Type.Object({ project: Param, environment: Param });
export type InstancesParams = Static<typeof InstancesParams>;

export const InstancesQuery = strictObject(pageQuery);
export type InstancesQuery = Static<typeof InstancesQuery>;

const SdkInstance = Type.Object({
  instance: Type.String({ description: 'One process.' }),
  name: Type.String({ description: '`node`, …' }),
  version: Type.String(),
  protocol: Type.Union([Type.Integer(), Type.Null()]),
  heldVersion: Type.Union([Type.Integer(), Type.Null()], { description: "The environment's version that it held." }),
  lag: Type.Union([Type.Integer(), Type.Null()], {
    description: 'How many changes it lacked when it was last heard of; null where it does not say what it holds.',
  }),
  seenAt: Time,
});
export type SdkInstance = Static<typeof SdkInstance>;

export const SdkInstances = Type.Object({
  version: Type.Integer({ description: "The environment's version now." }),
  items: Type.Array(SdkInstance),
  nextCursor: Type.Union([Type.String(), Type.Null()]),
});
export type SdkInstances = Static<typeof SdkInstances>;
