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
