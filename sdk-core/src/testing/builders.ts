import type { Flag } from '@guidon/evaluator';

/** A boolean flag that is on for everybody, but for what is given. */
export function aFlag(parts: Partial<Flag> = {}): Flag {
  return {
    key: 'new-billing',
    kind: 'boolean',
    variants: { on: true, off: false },
    enabled: true,
    offVariant: 'off',
    targets: [],
    prerequisites: [],
    rules: [],
    fallthrough: { variant: 'on' },
    ...parts,
  };
}
