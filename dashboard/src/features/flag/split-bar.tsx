import type { WeightedVariant } from '@guidon/evaluator';
import { percentText } from '../../targeting/percent.js';
import classes from './split-bar.module.css';
import { variantColor } from './variant-color.js';

interface SplitBarProps {
  readonly split: readonly WeightedVariant[];
  readonly variants: readonly string[];
}

export function SplitBar({ split, variants }: SplitBarProps) {
  const text = split.map(({ variant, weight }) => `${variant} ${percentText(weight)} %`).join(', ');
  return (
    <div className={classes['bar']} role="img" aria-label={text}>
      {split.map(({ variant, weight }, place) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: a variant may stand in a split twice, and parts keep their places
          key={place}
          className={classes['part']}
          style={{ width: `${weight / 1000}%`, background: variantColor(variants, variant) }}
        />
      ))}
    </div>
  );
}
