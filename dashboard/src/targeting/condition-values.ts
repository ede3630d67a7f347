import type { Operator } from '@guidon/evaluator';

const numeric: readonly Operator[] = ['lt', 'lte', 'gt', 'gte'];

/** Texts as an operator takes them: numbers where it compares numbers, else as they are; what is none stays, to be refused. */
export function readValues(operator: Operator, texts: readonly string[]): readonly (string | number)[] {
  if (operator === 'exists') return [];
  if (!numeric.includes(operator)) return texts;
  return texts.map((text) => (text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : text));
}
