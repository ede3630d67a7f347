export { decideAll } from './decide-all.js';
export { checksum } from './md5.js';
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
export { loadProjection, needsServer, type Projection, projectionDocument } from './projection.js';
