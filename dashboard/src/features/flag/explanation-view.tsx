import type { Explanation } from '@guidon/evaluator';
import { Badge, Group, Text } from '@mantine/core';
import { Icon } from '../../ui/icons.js';
import { explanationTexts, type StepText } from './explanation-text.js';
import classes from './explanation-view.module.css';
import { variantHue } from './variant-color.js';

interface ExplanationViewProps {
  readonly explanation: Explanation;
  readonly variants: readonly string[];
}

/** The variant, and the way that led there. */
export function ExplanationView({ explanation, variants }: ExplanationViewProps) {
  const { variant, value, reason } = explanation;
  return (
    <div>
      <Group gap="xs" role="status" aria-label="What they get">
        <Text fw={600}>Gets</Text>
        <Badge size="lg" color={variantHue(variants, variant ?? '')}>
          {variant ?? 'the default in the code'}
        </Badge>
        <Text size="sm" c="dimmed" ff="monospace">
          {JSON.stringify(value)?.slice(0, 60)} · {reason}
        </Text>
      </Group>
      <ol className={classes['steps']}>
        {explanationTexts(explanation).map((step, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: steps are an order, and nothing else
          <StepView key={place} step={step} />
        ))}
      </ol>
    </div>
  );
}

const marks = { passed: 'check', skipped: 'chevronDown', decided: 'flag' } as const;

function StepView({ step: { title, details, tone } }: { readonly step: StepText }) {
  return (
    <li className={`${classes['step']} ${classes[tone]}`}>
      <span className={classes['mark']}>
        <Icon name={marks[tone]} size={14} />
      </span>
      <div>
        <Text size="sm" fw={tone === 'decided' ? 600 : 400}>
          {title}
        </Text>
        {details.map(({ text, holds }) => (
          <Text key={text} size="xs" className={classes[holds ? 'holds' : 'fails'] ?? ''}>
            {holds ? '✓' : '✗'} {text}
          </Text>
        ))}
      </div>
    </li>
  );
}
