import type { Decision } from '@guidon/evaluator/projection';

/** By the flags' keys. */
export type Decisions = ReadonlyMap<string, Decision>;

/** What a binding to a rendering library needs of a client: it may look as often as it likes, and nothing is counted. */
export interface DecisionsView {
  /** What is in force: the same map until a decision changes, and then another before `change` is told. */
  decisions(): Decisions;

  /** What the page was rendered with: the decisions of the `bootstrap` option, always the same map; empty without one. */
  bootstrapped(): Decisions;
}
