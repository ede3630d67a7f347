import type { Condition, Json } from './model.js';
import type { Reason } from './reason.js';

/** What was decided, and each step on the way there, in the order in which they are taken. */
export interface Explanation {
  /** The variant served; null where the caller's default is. */
  readonly variant: string | null;
  readonly value: Json;
  readonly reason: Reason;
  /** The last one decided; what stands behind it in the flag was not asked. */
  readonly steps: readonly Step[];
}

export type Step = ConstantStep | SwitchStep | PrerequisiteStep | OrderStep | TargetStep | RuleStep | ServeStep;

/** There is no such flag, or no version of it that can be read: nothing of it has a say. */
interface ConstantStep {
  readonly kind: 'unknown' | 'unreadable';
}

interface SwitchStep {
  readonly kind: 'switch';
  readonly isOn: boolean;
}

export interface PrerequisiteStep {
  readonly kind: 'prerequisite';
  readonly flag: string;
  readonly wanted: readonly string[];
  /** What that flag serves; null where there is none. */
  readonly served: string | null;
  readonly isOff: boolean;
  readonly isMet: boolean;
}

/** The flag stands behind itself, or behind too many: its prerequisites count as failed. */
interface OrderStep {
  readonly kind: 'unmeetable';
}

export interface TargetStep {
  readonly kind: 'target';
  /** Its place in the flag's whitelist. */
  readonly place: number;
  readonly by: string;
  /** The context's text in that attribute; null where it lacks it. */
  readonly text: string | null;
  readonly isHit: boolean;
}

export interface RuleStep {
  readonly kind: 'rule';
  readonly id: string;
  readonly place: number;
  /** All of them, also those behind one that does not hold. */
  readonly conditions: readonly ExplainedCondition[];
  readonly isMatch: boolean;
}

export interface ExplainedCondition {
  readonly condition: Condition;
  readonly holds: boolean;
  /** Why it could not be asked at all: it is false then, negated or not. */
  readonly lacks: 'attribute' | 'segment' | null;
}

export interface ServeStep {
  readonly kind: 'serve';
  /** The place of the rule that serves; null for the fallthrough. */
  readonly rule: number | null;
  /** Undefined where no split had to be drawn. */
  readonly draw?: DrawStep;
}

export interface DrawStep {
  readonly by: string;
  readonly seed: string;
  readonly text: string | null;
  /** In [0, 100000); null where the context lacks the attribute. */
  readonly bucket: number | null;
  readonly ranges: readonly { readonly variant: string; readonly from: number; readonly to: number }[];
}
