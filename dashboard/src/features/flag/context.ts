import type { AttributeValue, Context } from '@guidon/evaluator';

/** One attribute as typed. */
export interface TypedAttribute {
  readonly name: string;
  readonly text: string;
}

/** Numbers, `true`, `false` and lists are taken for what they look like; quotes make a text of them. */
export function attributeOf(text: string): AttributeValue {
  const plain = text.trim();
  try {
    const value: unknown = JSON.parse(plain);
    if (isAttributeValue(value)) return value;
  } catch {
    // Most of what people type is plain text.
  }
  return plain;
}

function isAttributeValue(value: unknown): value is AttributeValue {
  if (Array.isArray(value)) return value.every((element) => typeof element === 'string');
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

/** An attribute without a value is lacking; of two with one name the last counts. */
export function contextOf(attributes: readonly TypedAttribute[]): Context {
  const given = attributes.filter(({ name, text }) => name.trim() !== '' && text.trim() !== '');
  return Object.fromEntries(given.map(({ name, text }) => [name.trim(), attributeOf(text)]));
}
