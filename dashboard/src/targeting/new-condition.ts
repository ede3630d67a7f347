import type { AttributeCondition } from '@guidon/evaluator';

export const newCondition: AttributeCondition = { attribute: 'userId', operator: 'in', values: [] };
