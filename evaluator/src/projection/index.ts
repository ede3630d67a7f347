export type { Utf8 } from './blocks.js';
export { type Decided, decideAll } from './decide-all.js';
export type {
  ClientCondition,
  ClientFlag,
  ClientSplit,
  ClientStep,
  DecidableFlag,
  Decision,
  Projection,
  ProjectionPatch,
} from './model.js';
export { patchProjection } from './patch.js';
export { loadProjection, stateId } from './projection.js';
