import type { AttributeCondition, Condition, Operator } from '@guidon/evaluator';
import { ActionIcon, Group, NativeSelect, TextInput } from '@mantine/core';
import { Icon } from '../ui/icons.js';
import { readValues } from './condition-values.js';
import { ValueList } from './value-list.js';
import { operators, operatorText } from './wording.js';

interface ConditionEditorProps {
  /** `condition 1 of rule 2`. */
  readonly name: string;
  readonly condition: Condition;
  readonly segments: readonly string[];
  readonly onChange: (condition: Condition) => void;
  readonly onRemove: (() => void) | undefined;
}

/** Cannot be an attribute that people choose: it has a line break. */
const inSegment = 'in\nsegment';

const choices = operators.flatMap((operator) => [
  { value: operator, label: operatorText(operator, false) },
  { value: `not ${operator}`, label: operatorText(operator, true) },
]);

export function ConditionEditor({ name, condition, segments, onChange, onRemove }: ConditionEditorProps) {
  return (
    <Group align="flex-start" gap="xs" wrap="nowrap">
      <Group align="flex-start" gap="xs" flex={1}>
        {'segment' in condition ? (
          <SegmentFields {...{ name, condition, segments, onChange }} />
        ) : (
          <AttributeFields {...{ name, condition, segments, onChange }} />
        )}
      </Group>
      <ActionIcon
        variant="subtle"
        color="gray"
        mt={4}
        aria-label={`Remove ${name}`}
        disabled={onRemove === undefined}
        onClick={onRemove}
      >
        <Icon name="cross" size={16} />
      </ActionIcon>
    </Group>
  );
}

type FieldsProps<C> = Pick<ConditionEditorProps, 'name' | 'segments' | 'onChange'> & { readonly condition: C };

function SegmentFields({ name, condition, segments, onChange }: FieldsProps<Extract<Condition, { segment: string }>>) {
  const known = segments.includes(condition.segment) ? segments : [condition.segment, ...segments];
  const negate = condition.negate === true;
  const choose = (value: string) => {
    if (value === 'attribute') onChange({ attribute: 'userId', operator: 'in', values: [] });
    else onChange({ segment: condition.segment, ...(value === 'out' && { negate: true }) });
  };
  return (
    <>
      <NativeSelect
        aria-label={`Kind of ${name}`}
        w={170}
        data={[
          { value: 'in', label: 'is in the segment' },
          { value: 'out', label: 'is not in the segment' },
          { value: 'attribute', label: 'has an attribute…' },
        ]}
        value={negate ? 'out' : 'in'}
        onChange={(event) => choose(event.currentTarget.value)}
      />
      <NativeSelect
        aria-label={`Segment of ${name}`}
        flex="1 1 12rem"
        data={[...known]}
        value={condition.segment}
        onChange={(event) => onChange({ ...condition, segment: event.currentTarget.value })}
      />
    </>
  );
}

function AttributeFields({ name, condition, segments, onChange }: FieldsProps<AttributeCondition>) {
  const { attribute, operator, values, negate = false } = condition;
  const choose = (choice: string) => {
    if (choice === inSegment) return onChange({ segment: segments[0] ?? '' });
    const chosen = choice.replace(/^not /, '') as Operator;
    const kept = readValues(chosen, values.map(String));
    return onChange({ attribute, operator: chosen, values: kept, ...(choice !== chosen && { negate: true }) });
  };
  return (
    <>
      <TextInput
        aria-label={`Attribute of ${name}`}
        w={150}
        value={attribute}
        error={attribute === '' && 'Name an attribute.'}
        onChange={(event) => onChange({ ...condition, attribute: event.currentTarget.value })}
      />
      <NativeSelect
        aria-label={`Operator of ${name}`}
        w={190}
        data={[...choices, ...(segments.length > 0 ? [{ value: inSegment, label: 'is in a segment…' }] : [])]}
        value={negate ? `not ${operator}` : operator}
        onChange={(event) => choose(event.currentTarget.value)}
      />
      {operator !== 'exists' && (
        <div style={{ flex: '1 1 14rem' }}>
          <ValueList
            label={`Values of ${name}`}
            values={values.map(String)}
            onChange={(texts) => onChange({ ...condition, values: readValues(operator, texts) })}
          />
        </div>
      )}
    </>
  );
}
