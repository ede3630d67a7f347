import type { AttributeCondition } from '@guidon/evaluator';
import { Button, Group, Paper, Stack, Text } from '@mantine/core';
import { ConditionEditor } from '../../targeting/condition-editor.js';
import { AddButton } from '../../ui/add-button.js';
import { Icon } from '../../ui/icons.js';
import { replaced, without } from '../../ui/lists.js';

type Rule = readonly AttributeCondition[];

export interface SegmentRulesProps {
  readonly rules: readonly Rule[];
  readonly onChange: (rules: readonly Rule[]) => void;
}

const fresh: AttributeCondition = { attribute: 'country', operator: 'in', values: [] };

/** Any rule whose conditions all hold lets in. */
export function SegmentRules({ rules, onChange }: SegmentRulesProps) {
  const replace = (place: number, rule: Rule) =>
    onChange(rule.length === 0 ? without(rules, place) : replaced(rules, place, rule));
  return (
    <Stack gap="sm">
      {rules.length === 0 && (
        <Text size="sm" c="dimmed">
          None: only who is listed belongs to it.
        </Text>
      )}
      {rules.map((rule, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rules have no names, and keep their places
        <RuleFields key={place} number={place + 1} rule={rule} onChange={(next) => replace(place, next)} />
      ))}
      <AddButton onClick={() => onChange([...rules, [fresh]])}>Add a rule</AddButton>
    </Stack>
  );
}

interface RuleFieldsProps {
  readonly number: number;
  readonly rule: Rule;
  readonly onChange: (rule: Rule) => void;
}

function RuleFields({ number, rule, onChange }: RuleFieldsProps) {
  return (
    <Paper withBorder p="md">
      <Stack gap="xs">
        <Text size="sm" fw={600}>
          {number === 1 ? 'In, where' : 'or where'}
        </Text>
        {rule.map((condition, place) => (
          <ConditionEditor
            // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no names, and keep their places
            key={place}
            name={`condition ${place + 1} of rule ${number}`}
            condition={condition}
            segments={[]}
            onChange={(next) => !('segment' in next) && onChange(replaced(rule, place, next))}
            onRemove={() => onChange(without(rule, place))}
          />
        ))}
        <Group>
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<Icon name="plus" size={14} />}
            onClick={() => onChange([...rule, fresh])}
          >
            and another condition
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}
