import type { AttributeCondition, Condition, Operator, Rule, Segment } from './model.js';
import type { FlagSurroundings, ProjectionBasis } from './project-around.js';
import type { ClientAttributeCondition, ClientCondition, ClientOperator } from './projection/model.js';

/** What a page's evaluator knows; the others are seldom used, and so much code that whoever uses them asks the server. */
const clientOperators: ReadonlySet<Operator> = new Set<Operator & ClientOperator>([
  'in',
  'exists',
  'startsWith',
  'endsWith',
  'contains',
  'lt',
  'lte',
  'gt',
  'gte',
]);

/** Also where the operator shows something of the attribute's values that the project has not made public. */
function needsServer(
  { attribute, operator, values }: AttributeCondition,
  { publicAttributes }: ProjectionBasis,
): boolean {
  if (operator === 'in' || operator === 'exists') return false;
  // Of which type an attribute must be a page sees by the values.
  return !publicAttributes.has(attribute) || !clientOperators.has(operator) || values.length === 0;
}

export function segmentNeedsServer({ rules }: Segment, basis: ProjectionBasis): boolean {
  return rules.some((rule) => rule.some((condition) => needsServer(condition, basis)));
}

export function rulesNeedServer(rules: readonly Rule[], around: FlagSurroundings): boolean {
  return rules.some(({ conditions }) => conditions.some((condition) => conditionNeedsServer(condition, around)));
}

function conditionNeedsServer(condition: Condition, around: FlagSurroundings): boolean {
  if (!('segment' in condition)) return needsServer(condition, around);
  const segment = around.segments(condition.segment);
  return segment !== undefined && segmentNeedsServer(segment, around);
}

/** An unknown segment is none of both: the condition does not hold either way. */
export function projectCondition(condition: Condition, basis: ProjectionBasis): ClientCondition {
  if (!('segment' in condition)) return projectAttributeCondition(condition, basis);
  return { flag: segmentKey(condition.segment, basis), variants: [condition.negate === true ? 'out' : 'in'] };
}

export function projectAttributeCondition(
  { attribute, operator, values, negate }: AttributeCondition,
  basis: ProjectionBasis,
): ClientAttributeCondition {
  const shown = operator === 'in' ? pseudonymsOf(attribute, values, basis) : values;
  return { attribute, operator: operator as ClientOperator, values: shown, ...(negate === true && { negate }) };
}

/** Whom a target or a segment lists: they do not look into lists. */
export function projectList(
  attribute: string,
  values: readonly string[],
  basis: ProjectionBasis,
): ClientAttributeCondition {
  return { attribute, operator: 'is', values: pseudonymsOf(attribute, values, basis) };
}

/** Of nothing one that is nobody's: a list shows of which type it is. */
function pseudonymsOf(
  attribute: string,
  values: readonly (string | number)[],
  { pseudonym }: ProjectionBasis,
): readonly string[] {
  return values.length === 0 ? [''] : values.map((value) => pseudonym(attribute, String(value)));
}

/** People name segments after customers; no flag's key begins like this. */
export function segmentKey(key: string, { pseudonym }: ProjectionBasis): string {
  return `#${pseudonym('', key)}`;
}
