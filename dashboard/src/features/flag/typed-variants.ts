import type { FlagKind, Json } from '@guidon/evaluator';
import type { FlagDefinition } from '../../targeting/settings.js';
import { checkVariant, variantText } from './check-variant.js';

export interface TypedVariant {
  readonly name: string;
  readonly text: string;
}

export interface ReadVariants {
  /** Null where something cannot be saved as it is. */
  readonly variants: Record<string, Json> | null;
  readonly problems: readonly { readonly name?: string; readonly value?: string }[];
}

const namePattern = /^[a-zA-Z0-9][a-zA-Z0-9._-]{0,99}$/;

export function typedVariants({ kind, variants }: FlagDefinition): readonly TypedVariant[] {
  return Object.entries(variants).map(([name, value]) => ({ name, text: variantText(kind, value) }));
}

export function readVariants(kind: FlagKind, typed: readonly TypedVariant[]): ReadVariants {
  const read = typed.map(({ name, text }, index) => {
    const checked = checkVariant(kind, text);
    const isTaken = typed.findIndex((other) => other.name === name) < index;
    const problem = {
      ...(!namePattern.test(name) && { name: 'Use letters, digits, dots, dashes, underscores.' }),
      ...(isTaken && { name: 'Another one bears this name.' }),
      ...(checked.kind === 'problem' && { value: checked.message }),
    };
    return { name, problem, value: checked.kind === 'value' ? checked.value : null };
  });
  const isWhole = read.every(({ problem }) => Object.keys(problem).length === 0);
  return {
    variants: isWhole ? Object.fromEntries(read.map(({ name, value }) => [name, value])) : null,
    problems: read.map(({ problem }) => problem),
  };
}
