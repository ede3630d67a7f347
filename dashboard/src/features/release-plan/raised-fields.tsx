import { NativeSelect, SimpleGrid, Stack, Text } from '@mantine/core';
import type { FieldError } from '../../api/api-error.js';
import type { FlagDefinition, Settings } from '../../targeting/settings.js';
import { conditionsText } from '../../targeting/wording.js';
import { Fault } from '../../ui/fault.js';
import { ByField } from './by-field.js';
import type { PlanDraft } from './plan-draft.js';
import { errorAt } from './plan-errors.js';

export interface RaisedFieldsProps {
  readonly draft: PlanDraft;
  readonly definition: FlagDefinition;
  readonly settings: Settings;
  /** What is drawn by where nothing is said. */
  readonly defaultBy: string;
  readonly attributes: readonly string[];
  readonly errors: readonly FieldError[];
  readonly onChange: (change: Partial<PlanDraft>) => void;
}

export function RaisedFields({
  draft,
  definition,
  settings,
  defaultBy,
  attributes,
  errors,
  onChange,
}: RaisedFieldsProps) {
  const isBoolean = definition.kind === 'boolean';
  const isPlain = isBoolean && ['', 'on'].includes(draft.variant) && ['', 'off'].includes(draft.control);
  return (
    <Stack gap="sm">
      <NativeSelect
        label="What is raised"
        data={targetsOf(settings, draft.target)}
        value={draft.target}
        error={errorAt(errors, '/target', '/target/rule')}
        onChange={(event) => onChange({ target: event.currentTarget.value })}
      />
      {!isPlain && (
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <VariantSelect label="Who is in gets" part="variant" {...{ draft, definition, errors, onChange }} />
          <VariantSelect label="Who is not gets" part="control" {...{ draft, definition, errors, onChange }} />
        </SimpleGrid>
      )}
      {isBoolean && <BooleanErrors errors={errors} />}
      <div>
        <Text size="sm" fw={500} component="label" htmlFor="release-plan-by">
          Percentages are drawn by
        </Text>
        <Text size="xs" c="dimmed" mb={4}>
          With tenantId a tenant’s people come in together.
        </Text>
        <ByField
          label="Percentages are drawn by"
          value={draft.by}
          placeholder={defaultBy}
          suggestions={attributes}
          error={errorAt(errors, '/by')}
          onChange={(by) => onChange({ by })}
        />
      </div>
    </Stack>
  );
}

/** A boolean flag’s variants go without saying, but for what is wrong with them. */
function BooleanErrors({ errors }: Pick<RaisedFieldsProps, 'errors'>) {
  return <Fault said={errorAt(errors, '/variant', '/control')} />;
}

function targetsOf({ rules }: Settings, target: string) {
  const known = rules.map(({ id, conditions }, place) => ({
    value: id,
    label: short(`Rule ${place + 1}: if ${conditionsText(conditions)}`),
  }));
  const isGone = target !== '' && !rules.some(({ id }) => id === target);
  return [
    { value: '', label: 'Everybody whom no rule matches' },
    ...known,
    ...(isGone ? [{ value: target, label: `Rule ${target}, which is gone` }] : []),
  ];
}

function short(text: string): string {
  return text.length > 100 ? `${text.slice(0, 99)}…` : text;
}

interface VariantSelectProps extends Pick<RaisedFieldsProps, 'draft' | 'definition' | 'errors' | 'onChange'> {
  readonly label: string;
  readonly part: 'variant' | 'control';
}

function VariantSelect({ label, part, draft, definition, errors, onChange }: VariantSelectProps) {
  const names = Object.keys(definition.variants);
  const held = draft[part];
  const known = held === '' || names.includes(held) ? names : [...names, held];
  return (
    <NativeSelect
      label={label}
      data={[{ value: '', label: 'Choose a variant' }, ...known.map((name) => ({ value: name, label: name }))]}
      value={held}
      error={definition.kind === 'boolean' ? undefined : errorAt(errors, `/${part}`)}
      onChange={(event) =>
        onChange(part === 'variant' ? { variant: event.currentTarget.value } : { control: event.currentTarget.value })
      }
    />
  );
}
