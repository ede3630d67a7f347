import type { Json } from '@guidon/evaluator';
import { ActionIcon, Button, Group, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { take } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { useWrite } from '../../api/use-write.js';
import type { FlagDefinition } from '../../targeting/settings.js';
import { ErrorNotice } from '../../ui/error-notice.js';
import { Icon } from '../../ui/icons.js';
import { replaced, without } from '../../ui/lists.js';
import { Section } from '../../ui/section.js';
import type { FlagPlace } from './flag.api.js';
import { readVariants, type TypedVariant, typedVariants } from './typed-variants.js';

interface VariantsPanelProps {
  readonly place: FlagPlace;
  readonly definition: FlagDefinition;
  readonly mayEdit: boolean;
}

/** The same in every environment: who gets which is decided in each. */
export function VariantsPanel({ place, definition, mayEdit }: VariantsPanelProps) {
  const [typed, setTyped] = useState(() => typedVariants(definition));
  const read = readVariants(definition.kind, typed);
  const saving = useSaving(place);
  if (definition.kind === 'boolean')
    return <Section title="Variants" lead="A boolean flag has two: on is true, off is false." />;
  return (
    <Section title="Variants" lead="What code receives, by name; the same in every environment.">
      <Stack>
        {typed.map((variant, index) => (
          <VariantFields
            // biome-ignore lint/suspicious/noArrayIndexKey: their names are what is typed
            key={index}
            variant={variant}
            number={index + 1}
            kind={definition.kind}
            problem={read.problems[index]}
            onChange={(next) => setTyped(replaced(typed, index, next))}
            onRemove={typed.length > 1 ? () => setTyped(without(typed, index)) : undefined}
          />
        ))}
        <Group justify="space-between">
          <Button
            variant="default"
            leftSection={<Icon name="plus" size={14} />}
            onClick={() => setTyped([...typed, { name: '', text: '' }])}
          >
            Add a variant
          </Button>
          <Button
            disabled={!mayEdit || read.variants === null}
            loading={saving.isPending}
            onClick={() => read.variants !== null && saving.mutate(read.variants)}
          >
            Save the variants
          </Button>
        </Group>
        {saving.isError && <ErrorNotice error={saving.error} />}
      </Stack>
    </Section>
  );
}

interface VariantFieldsProps {
  readonly variant: TypedVariant;
  readonly number: number;
  readonly kind: FlagDefinition['kind'];
  readonly problem: { readonly name?: string; readonly value?: string } | undefined;
  readonly onChange: (variant: TypedVariant) => void;
  readonly onRemove: (() => void) | undefined;
}

function VariantFields({ variant, number, kind, problem, onChange, onRemove }: VariantFieldsProps) {
  const { name, text } = variant;
  return (
    <Group align="flex-start" wrap="nowrap">
      <TextInput
        aria-label={`Name of variant ${number}`}
        w={180}
        value={name}
        error={problem?.name}
        onChange={(event) => onChange({ name: event.currentTarget.value, text })}
      />
      <Textarea
        aria-label={`Value of variant ${number}`}
        flex={1}
        autosize
        minRows={kind === 'json' ? 4 : 1}
        maxRows={24}
        spellCheck={false}
        styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: '0.85rem' } }}
        value={text}
        error={problem?.value}
        onChange={(event) => onChange({ name, text: event.currentTarget.value })}
      />
      <ActionIcon
        variant="subtle"
        color="gray"
        mt={4}
        aria-label={`Remove variant ${number}`}
        disabled={onRemove === undefined}
        onClick={onRemove}
      >
        <Icon name="trash" size={16} />
      </ActionIcon>
      <Text size="xs" c="dimmed" mt={8} visibleFrom="sm">
        {kind}
      </Text>
    </Group>
  );
}

function useSaving({ project, flag }: FlagPlace) {
  return useWrite({
    write: (api, variants: Record<string, Json>) =>
      take(
        api.PATCH('/api/v1/projects/{project}/flags/{flag}', {
          params: { path: { project, flag } },
          body: { variants },
        }),
      ),
    changes: [keys.in(project, 'flags')],
    done: () => `The variants of ${flag} are saved.`,
  });
}
