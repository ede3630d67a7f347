import { type Static, Type } from '@sinclair/typebox';
import { pageQuery } from '../../../http/paging.js';
import { Description, Key, Name, strictObject, Time } from '../../../http/schemas.js';
import { PlanBody } from '../release-plan.schema.js';

const Who = Type.Object({ kind: Type.String(), id: Type.Union([Type.String(), Type.Null()]), name: Type.String() });

export const ReleaseTemplate = Type.Object({
  key: Key,
  version: Type.Integer(),
  name: Type.String(),
  description: Type.String(),
  plan: PlanBody,
  isShipped: Type.Boolean({ description: 'Comes with the server: it is neither changed nor deleted.' }),
  createdBy: Type.Union([Who, Type.Null()]),
  createdAt: Type.Union([Time, Type.Null()], { description: "This version's." }),
});
export type ReleaseTemplate = Static<typeof ReleaseTemplate>;

export const TemplatesQuery = strictObject(pageQuery);

export const TemplateQuery = strictObject({
  version: Type.Optional(Type.Integer({ minimum: 1, description: 'The newest where it is missing.' })),
});

const source = {
  plan: Type.Optional(PlanBody),
  fromRelease: Type.Optional(
    Type.String({ format: 'uuid', description: 'The id of a release of this project whose plan it becomes.' }),
  ),
};

export const NewTemplate = strictObject(
  { key: Key, name: Name, description: Type.Optional(Description), ...source },
  { description: 'With one of `plan` and `fromRelease`.' },
);
export type NewTemplate = Static<typeof NewTemplate>;

export const TemplateChange = strictObject(
  { name: Type.Optional(Name), description: Type.Optional(Description), ...source },
  { minProperties: 1 },
);
export type TemplateChange = Static<typeof TemplateChange>;
