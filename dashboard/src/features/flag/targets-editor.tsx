import type { Target } from '@guidon/evaluator';
import { ActionIcon, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { ValueList } from '../../targeting/value-list.js';
import { AddButton } from '../../ui/add-button.js';
import { Icon } from '../../ui/icons.js';
import { replaced, without } from '../../ui/lists.js';

interface TargetsEditorProps {
  readonly targets: readonly Target[];
  readonly variants: readonly string[];
  readonly onChange: (targets: readonly Target[]) => void;
}

/** Who is named is served first, before any rule. */
export function TargetsEditor({ targets, variants, onChange }: TargetsEditorProps) {
  const add = () => onChange([...targets, { variant: variants[0] ?? '', by: 'userId', values: [] }]);
  return (
    <Stack gap="md">
      {targets.map((target, place) => (
        <TargetFields
          // biome-ignore lint/suspicious/noArrayIndexKey: targets have no names, and keep their places
          key={place}
          {...{ target, variants }}
          name={`whitelist ${place + 1}`}
          onChange={(next) => onChange(replaced(targets, place, next))}
          onRemove={() => onChange(without(targets, place))}
        />
      ))}
      <AddButton onClick={add}>Name somebody</AddButton>
    </Stack>
  );
}

interface TargetFieldsProps {
  readonly name: string;
  readonly target: Target;
  readonly variants: readonly string[];
  readonly onChange: (target: Target) => void;
  readonly onRemove: () => void;
}

function TargetFields({ name, target, variants, onChange, onRemove }: TargetFieldsProps) {
  return (
    <div>
      <Group gap="xs" mb="xs">
        <NativeSelect
          aria-label={`Variant of ${name}`}
          w={140}
          data={[...variants]}
          value={target.variant}
          onChange={(event) => onChange({ ...target, variant: event.currentTarget.value })}
        />
        <Text size="sm">for whom</Text>
        <TextInput
          aria-label={`Attribute of ${name}`}
          w={140}
          value={target.by}
          error={target.by === '' && 'Name an attribute.'}
          onChange={(event) => onChange({ ...target, by: event.currentTarget.value })}
        />
        <Text size="sm">is one of</Text>
        <ActionIcon variant="subtle" color="gray" aria-label={`Remove ${name}`} onClick={onRemove}>
          <Icon name="trash" size={16} />
        </ActionIcon>
      </Group>
      <ValueList
        label={`Values of ${name}`}
        values={target.values}
        onChange={(values) => onChange({ ...target, values })}
      />
    </div>
  );
}
