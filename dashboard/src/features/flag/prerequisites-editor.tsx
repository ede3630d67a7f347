import type { Flag, Prerequisite } from '@guidon/evaluator';
import { ActionIcon, Checkbox, Group, NativeSelect, Stack } from '@mantine/core';
import { Icon } from '../../ui/icons.js';
import { replaced, without } from '../../ui/lists.js';
import { prerequisiteGraph } from './prerequisite-graph.js';
import { PrerequisitePicture } from './prerequisite-picture.js';

interface PrerequisitesEditorProps {
  readonly flag: string;
  readonly prerequisites: readonly Prerequisite[];
  /** All of the environment. */
  readonly flags: readonly Flag[];
  readonly onChange: (prerequisites: readonly Prerequisite[]) => void;
}

export function PrerequisitesEditor({ flag, prerequisites, flags, onChange }: PrerequisitesEditorProps) {
  const drafted = flags.map((one) => (one.key === flag ? { ...one, prerequisites } : one));
  const graph = prerequisiteGraph(drafted, flag);
  const leaning = new Set(graph.nodes.filter(({ column }) => column > 0).map(({ key }) => key));
  const named = new Set(prerequisites.map((one) => one.flag));
  // Whoever leans on this flag cannot stand behind it.
  const free = flags.filter(({ key }) => key !== flag && !leaning.has(key) && !named.has(key));
  const add = (key: string) => onChange([...prerequisites, { flag: key, variants: onOf(flags, key) }]);
  return (
    <Stack gap="sm">
      {graph.edges.length > 0 && <PrerequisitePicture graph={graph} flag={flag} />}
      {prerequisites.map((one, place) => (
        <PrerequisiteFields
          key={one.flag}
          prerequisite={one}
          variants={Object.keys(flags.find(({ key }) => key === one.flag)?.variants ?? {})}
          onChange={(next) => onChange(replaced(prerequisites, place, next))}
          onRemove={() => onChange(without(prerequisites, place))}
        />
      ))}
      {free.length > 0 && (
        <NativeSelect
          aria-label="Add a prerequisite"
          maw={320}
          value=""
          data={[{ value: '', label: 'Add a prerequisite…' }, ...free.map(({ key }) => ({ value: key, label: key }))]}
          onChange={(event) => add(event.currentTarget.value)}
        />
      )}
    </Stack>
  );
}

/** What one mostly means: that it is on. */
function onOf(flags: readonly Flag[], key: string): readonly string[] {
  const flag = flags.find((one) => one.key === key);
  const names = Object.keys(flag?.variants ?? {});
  return names.filter((name) => name !== flag?.offVariant).slice(0, 1);
}

interface PrerequisiteFieldsProps {
  readonly prerequisite: Prerequisite;
  readonly variants: readonly string[];
  readonly onChange: (prerequisite: Prerequisite) => void;
  readonly onRemove: () => void;
}

function PrerequisiteFields({ prerequisite, variants, onChange, onRemove }: PrerequisiteFieldsProps) {
  const { flag, variants: wanted } = prerequisite;
  const known = [...new Set([...variants, ...wanted])];
  return (
    <Group gap="md" wrap="nowrap" align="flex-start">
      <Checkbox.Group
        flex={1}
        label={`${flag} must serve one of`}
        value={[...wanted]}
        error={wanted.length === 0 && 'Choose at least one.'}
        onChange={(next) => onChange({ flag, variants: next })}
      >
        <Group mt={6}>
          {known.map((variant) => (
            <Checkbox key={variant} value={variant} label={variant} />
          ))}
        </Group>
      </Checkbox.Group>
      <ActionIcon variant="subtle" color="gray" aria-label={`Remove the prerequisite ${flag}`} onClick={onRemove}>
        <Icon name="trash" size={16} />
      </ActionIcon>
    </Group>
  );
}
