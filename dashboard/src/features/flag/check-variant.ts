import type { FlagKind, Json } from '@guidon/evaluator';

export type CheckedVariant =
  | { readonly kind: 'value'; readonly value: Json }
  | { readonly kind: 'problem'; readonly message: string };

/** What stands in the editor, as the flag's kind of value; said at each keystroke. */
export function checkVariant(kind: FlagKind, text: string): CheckedVariant {
  if (kind === 'string') return { kind: 'value', value: text };
  if (kind === 'number') return checkNumber(text);
  if (kind === 'json') return checkJson(text);
  return text === 'true' || text === 'false'
    ? { kind: 'value', value: text === 'true' }
    : problem('Use true or false.');
}

function problem(message: string): CheckedVariant {
  return { kind: 'problem', message };
}

function checkNumber(text: string): CheckedVariant {
  const value = Number(text.trim().replace(',', '.'));
  const isNumber = text.trim() !== '' && Number.isFinite(value);
  return isNumber ? { kind: 'value', value } : problem('Use a number such as 20 or 0.5.');
}

function checkJson(text: string): CheckedVariant {
  if (text.trim() === '')
    return problem('Write a JSON value: an object, a list, a text in quotes, a number, true, false or null.');
  try {
    return { kind: 'value', value: JSON.parse(text) as Json };
  } catch (error) {
    return problem(placed(error instanceof Error ? error.message : '', text));
  }
}

/** Engines word it differently; what helps is the line, and they all give a position or a line. */
function placed(message: string, text: string): string {
  const position = /position (\d+)/.exec(message)?.[1];
  if (position === undefined) return `This is no JSON yet: ${message.replace(/, "[\s\S]*$/, '')}.`;
  const before = text.slice(0, Number(position)).split('\n');
  const column = (before.at(-1)?.length ?? 0) + 1;
  const seen = text.slice(Number(position), Number(position) + 1);
  return `Line ${before.length}, column ${column}: ${seen === '' ? 'it ends too early' : `${JSON.stringify(seen)} cannot stand here`}.`;
}

export function variantText(kind: FlagKind, value: Json): string {
  if (kind === 'string' && typeof value === 'string') return value;
  return kind === 'json' ? JSON.stringify(value, null, 2) : String(value);
}
