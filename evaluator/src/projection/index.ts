export { decideAll } from './decide-all.js';
export type {
  ClientCondition,
  ClientFlag,
  ClientRule,
  ClientSegment,
  ClientServe,
  ClientTarget,
  Decision,
  ProjectionDocument,
} from './model.js';
export { patchProjection } from './patch.js';
export { loadProjection, type Projection, projectionDocument } from './projection.js';
