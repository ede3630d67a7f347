import * as old from '@guidon/evaluator/projection';

export type Projection = old.ProjectionDocument & { readonly held: old.Projection };
const wrap = (held: old.Projection | undefined) =>
  held && Object.defineProperty({ ...old.projectionDocument(held) }, 'held', { value: held, enumerable: false }) as never as Projection;
export const loadProjection = (content: unknown): Projection | undefined => wrap(old.loadProjection(content));
export const patchProjection = (held: Projection, patch: unknown): Projection | 'gap' | undefined => {
  const next = old.patchProjection(held.held, patch);
  return next === 'gap' ? next : wrap(next);
};
export const decideAll = (projection: Projection, context: never, served: ReadonlyMap<string, old.Decision>) => ({
  decisions: old.decideAll(projection.held, context, served),
  owed: projection.flags.flatMap((flag) => ('server' in flag ? flag.key : [])),
});
export const stateId = ({ version, digest }: Projection): string => `${version}-${digest}`;
