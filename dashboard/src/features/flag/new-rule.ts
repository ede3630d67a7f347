import type { Rule } from '@guidon/evaluator';
import { newCondition } from '../../targeting/new-condition.js';

export function newRule(rules: readonly Rule[], variant: string): Rule {
  const taken = new Set(rules.map(({ id }) => id));
  const free = (number: number): string => (taken.has(`rule-${number}`) ? free(number + 1) : `rule-${number}`);
  return { id: free(rules.length + 1), conditions: [newCondition], serve: { variant } };
}
