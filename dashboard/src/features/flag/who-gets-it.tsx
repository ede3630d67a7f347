import type { Flag } from '@guidon/evaluator';
import { ActionIcon, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import { Icon } from '../../ui/icons.js';
import { replaced, without } from '../../ui/lists.js';
import { Section } from '../../ui/section.js';
import { contextOf, type TypedAttribute } from './context.js';
import { ExplanationView } from './explanation-view.js';
import { previewOf, type RulesetDocument, whatGets } from './preview.js';

interface WhoGetsItProps {
  readonly document: RulesetDocument;
  /** As it stands on the page, saved or not. */
  readonly flag: Flag;
}

/** Decided in the page by what SDKs decide by: nobody has to save to see what a change would do. */
export function WhoGetsIt({ document, flag }: WhoGetsItProps) {
  const [attributes, setAttributes] = useState<readonly TypedAttribute[]>([{ name: 'userId', text: '' }]);
  const ruleset = useMemo(() => previewOf(document, flag), [document, flag]);
  const explanation = useMemo(
    () => (ruleset === null ? null : whatGets(ruleset, flag.key, contextOf(attributes))),
    [ruleset, flag.key, attributes],
  );
  return (
    <Section title="Who gets it" lead="Type somebody, and see what they would get as it stands here, and why.">
      <Stack gap="xs">
        {attributes.map((attribute, place) => (
          <AttributeFields
            // biome-ignore lint/suspicious/noArrayIndexKey: lines have no names of their own while they are typed
            key={place}
            attribute={attribute}
            number={place + 1}
            onChange={(next) => setAttributes(replaced(attributes, place, next))}
            onRemove={() => setAttributes(without(attributes, place))}
          />
        ))}
        <div>
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<Icon name="plus" size={14} />}
            onClick={() => setAttributes([...attributes, { name: '', text: '' }])}
          >
            Another attribute
          </Button>
        </div>
        {explanation === null ? (
          <Text size="sm" c="dimmed">
            What stands in the environment cannot be read.
          </Text>
        ) : (
          <ExplanationView explanation={explanation} variants={Object.keys(flag.variants)} />
        )}
      </Stack>
    </Section>
  );
}

interface AttributeFieldsProps {
  readonly attribute: TypedAttribute;
  readonly number: number;
  readonly onChange: (attribute: TypedAttribute) => void;
  readonly onRemove: () => void;
}

function AttributeFields({ attribute, number, onChange, onRemove }: AttributeFieldsProps) {
  const { name, text } = attribute;
  return (
    <Group gap="xs" wrap="nowrap">
      <TextInput
        aria-label={`Attribute ${number}`}
        placeholder="plan"
        w={120}
        value={name}
        onChange={(event) => onChange({ name: event.currentTarget.value, text })}
      />
      <TextInput
        aria-label={`Value of ${name === '' ? `attribute ${number}` : name}`}
        placeholder={name === 'userId' ? 'u-42' : 'pro'}
        flex={1}
        value={text}
        onChange={(event) => onChange({ name, text: event.currentTarget.value })}
      />
      <ActionIcon variant="subtle" color="gray" aria-label={`Remove attribute ${number}`} onClick={onRemove}>
        <Icon name="cross" size={16} />
      </ActionIcon>
    </Group>
  );
}
