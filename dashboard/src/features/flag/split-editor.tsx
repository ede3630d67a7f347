import type { SplitServe, WeightedVariant } from '@guidon/evaluator';
import { ActionIcon, Box, Button, Group, NativeSelect, Slider, Stack, Text, TextInput } from '@mantine/core';
import { percentText } from '../../targeting/percent.js';
import { Icon } from '../../ui/icons.js';
import { replaced } from '../../ui/lists.js';
import { PercentField } from './percent-field.js';
import { withoutPart, withPart, withWeight } from './split.js';
import { SplitBar } from './split-bar.js';

interface SplitEditorProps {
  /** Who is split, for who hears the fields. */
  readonly of: string;
  readonly serve: SplitServe;
  readonly variants: readonly string[];
  readonly onChange: (serve: SplitServe) => void;
}

export function SplitEditor({ of, serve, variants, onChange }: SplitEditorProps) {
  const setSplit = (split: readonly WeightedVariant[]) => onChange({ ...serve, split });
  const unused = variants.find((variant) => !serve.split.some((part) => part.variant === variant));
  return (
    <Stack gap="sm">
      <SplitBar split={serve.split} variants={variants} />
      {serve.split.map((part, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a variant may stand in a split twice, and parts keep their places
        <PartEditor key={place} {...{ of, part, place, variants, split: serve.split, onChange: setSplit }} />
      ))}
      <Group>
        {unused !== undefined && (
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<Icon name="plus" size={14} />}
            onClick={() => setSplit(withPart(serve.split, unused))}
          >
            Add a variant
          </Button>
        )}
        <Group gap="xs">
          <Text size="sm" c="dimmed">
            split by
          </Text>
          <TextInput
            size="xs"
            w={150}
            aria-label={`Attribute by which ${of} is split`}
            value={serve.by}
            error={serve.by === '' && 'Name an attribute, such as userId.'}
            onChange={(event) => onChange({ ...serve, by: event.currentTarget.value })}
          />
        </Group>
      </Group>
    </Stack>
  );
}

interface PartEditorProps {
  readonly of: string;
  readonly part: WeightedVariant;
  readonly place: number;
  readonly variants: readonly string[];
  readonly split: readonly WeightedVariant[];
  readonly onChange: (split: readonly WeightedVariant[]) => void;
}

function PartEditor({ of, part, place, variants, split, onChange }: PartEditorProps) {
  const { variant, weight } = part;
  const name = `${variant} for ${of}`;
  const setWeight = (next: number) => onChange(withWeight(split, place, next));
  return (
    <Group wrap="nowrap" gap="md">
      <NativeSelect
        aria-label={`Variant ${place + 1} for ${of}`}
        w={140}
        data={[...variants]}
        value={variant}
        onChange={(event) => onChange(replaced(split, place, { variant: event.currentTarget.value, weight }))}
      />
      <Box flex={1} visibleFrom="xs">
        <Slider
          value={weight / 1000}
          step={1}
          label={(value) => `${percentText(Math.round(value * 1000))} %`}
          thumbLabel={`Percentage of ${name}`}
          onChange={(value) => setWeight(Math.round(value * 1000))}
        />
      </Box>
      <PercentField label={`Percentage of ${name}, exactly`} weight={weight} onChange={setWeight} />
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={`Take ${name} out`}
        disabled={split.length <= 2}
        onClick={() => onChange(withoutPart(split, place))}
      >
        <Icon name="cross" size={16} />
      </ActionIcon>
    </Group>
  );
}
