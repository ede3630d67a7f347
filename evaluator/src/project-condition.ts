import type { AttributeCondition, Condition, Rule, Segment } from './model.js';
import type { FlagSurroundings, ProjectionBasis } from './project-around.js';
import type { ClientAttributeCondition, ClientCondition } from './projection/model.js';

/** Whether the operator shows something of the attribute's values that the project has not made public. */
function isTelling({ attribute, operator }: AttributeCondition, publicAttributes: ReadonlySet<string>): boolean {
  return operator !== 'in' && operator !== 'exists' && !publicAttributes.has(attribute);
}

export function segmentNeedsServer({ rules }: Segment, { publicAttributes }: ProjectionBasis): boolean {
  return rules.some((rule) => rule.some((condition) => isTelling(condition, publicAttributes)));
}

export function rulesNeedServer(rules: readonly Rule[], around: FlagSurroundings): boolean {
  return rules.some(({ conditions }) => conditions.some((condition) => conditionNeedsServer(condition, around)));
}

function conditionNeedsServer(condition: Condition, around: FlagSurroundings): boolean {
  if (!('segment' in condition)) return isTelling(condition, around.publicAttributes);
  const segment = around.segments(condition.segment);
  return segment !== undefined && segmentNeedsServer(segment, around);
}

export function projectCondition(condition: Condition, basis: ProjectionBasis): ClientCondition {
  if (!('segment' in condition)) return projectAttributeCondition(condition, basis);
  return { segment: segmentPseudonym(condition.segment, basis), ...projectNegation(condition) };
}

export function projectAttributeCondition(
  condition: AttributeCondition,
  basis: ProjectionBasis,
): ClientAttributeCondition {
  const { attribute, operator, values } = condition;
  const shown = operator === 'in' ? values.map((value) => basis.pseudonym(attribute, String(value))) : values;
  return { attribute, operator, values: shown, ...projectNegation(condition) };
}

function projectNegation({ negate }: Condition): { readonly negate?: true } {
  return negate === true ? { negate } : {};
}

/** People name segments after customers. */
export function segmentPseudonym(key: string, { pseudonym }: ProjectionBasis): string {
  return pseudonym('', key);
}
