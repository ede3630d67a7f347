export { type Applied, applyPatch } from './apply-patch.js';
export { bucketOf, weightOf } from './bucket.js';
export { changedFlags } from './changed-flags.js';
export { checkFlag } from './check-flag.js';
export { checkSegment } from './check-segment.js';
export { clientVisibleFlags, evaluateSome, isClientVisible } from './client-visible.js';
export { diffFlag, diffSegment } from './diff.js';
export { evaluate, isEnabled } from './evaluate.js';
export { type Explain, evaluateAll, explainAll } from './evaluate-all.js';
export { explain } from './explain.js';
export type {
  DrawStep,
  ExplainedCondition,
  Explanation,
  PrerequisiteStep,
  RuleStep,
  Step,
  TargetStep,
} from './explanation.js';
export { hashOf } from './hash.js';
export { readLimits, writeLimits } from './limits.js';
export { type Loaded, loadSnapshot } from './load-snapshot.js';
export type {
  AttributeCondition,
  AttributeValue,
  Condition,
  Context,
  Flag,
  FlagKind,
  Json,
  ListDelta,
  Operator,
  Patch,
  Prerequisite,
  Rule,
  Segment,
  SegmentCondition,
  Serve,
  Snapshot,
  SplitServe,
  Target,
  VariantServe,
  WeightedVariant,
} from './model.js';
export type { Problem } from './problem.js';
export type { Pseudonymize } from './project-around.js';
export { diffProjection, type ProjectionPart } from './project-diff.js';
export { projectFlag } from './project-flag.js';
export { inOrder, projectRuleset } from './project-ruleset.js';
export { projectSegment } from './project-segment.js';
export type { Evaluation, Reason } from './reason.js';
export { checkReferences } from './references.js';
export { emptyRuleset, type Ruleset, toSnapshot } from './ruleset.js';
export { segmentsOf } from './segments-of.js';
