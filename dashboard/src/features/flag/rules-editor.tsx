import type { Rule } from '@guidon/evaluator';
import { Stack, Text } from '@mantine/core';
import { AddButton } from '../../ui/add-button.js';
import { moved, replaced, without } from '../../ui/lists.js';
import { SortableList } from '../../ui/sortable.js';
import { newRule } from './new-rule.js';
import { RuleCard } from './rule-card.js';

interface RulesEditorProps {
  readonly rules: readonly Rule[];
  readonly variants: readonly string[];
  readonly segments: readonly string[];
  readonly onChange: (rules: readonly Rule[]) => void;
}

/** The first rule that matches decides: their order is changed by dragging, by keys and by buttons. */
export function RulesEditor({ rules, variants, segments, onChange }: RulesEditorProps) {
  const ids = rules.map(({ id }) => id);
  return (
    <Stack gap="sm">
      {rules.length === 0 && (
        <Text size="sm" c="dimmed">
          No rules: everybody who is not on the whitelist gets what “Everybody else” says.
        </Text>
      )}
      <SortableList ids={ids} onMove={(id, to) => onChange(moved(rules, ids.indexOf(id), to))}>
        {rules.map((rule, place) => (
          <RuleCard
            key={rule.id}
            {...{ rule, place, variants, segments }}
            isLast={place === rules.length - 1}
            onChange={(next) => onChange(replaced(rules, place, next))}
            onMove={(to) => onChange(moved(rules, place, to))}
            onRemove={() => onChange(without(rules, place))}
          />
        ))}
      </SortableList>
      <AddButton onClick={() => onChange([...rules, newRule(rules, variants[0] ?? '')])}>Add a rule</AddButton>
    </Stack>
  );
}
