import { NativeSelect, NumberInput, Stack } from '@mantine/core';
import type { FieldError } from '../../api/api-error.js';
import type { OnBreach, PlanDraft } from './plan-draft.js';
import { errorAt } from './plan-errors.js';

export interface AfterFieldsProps {
  readonly draft: PlanDraft;
  readonly errors: readonly FieldError[];
  readonly onChange: (change: Partial<PlanDraft>) => void;
}

const breaches: readonly { readonly value: OnBreach; readonly label: string }[] = [
  { value: 'previous-stage', label: 'Go back to the last stage that was healthy' },
  { value: 'off', label: 'Go back to nobody' },
  { value: 'pause', label: 'Stop where it stands' },
];

export function AfterFields({ draft, errors, onChange }: AfterFieldsProps) {
  return (
    <Stack gap="md">
      <NativeSelect
        label="If something goes wrong"
        description="Where harm leads, and what “Roll back” offers first."
        data={[...breaches]}
        value={draft.onBreach}
        error={errorAt(errors, '/onBreach')}
        onChange={(event) => onChange({ onBreach: event.currentTarget.value as OnBreach })}
      />
      <NumberInput
        label="Ready to be cleaned up after"
        description="How long after everybody has it the flag should leave the code; empty where it stays."
        suffix=" days"
        min={0}
        max={3650}
        allowDecimal={false}
        styles={{ wrapper: { maxWidth: 180 } }}
        value={draft.cleanupAfterDays ?? ''}
        error={errorAt(errors, '/cleanupAfterDays')}
        onChange={(value) => onChange({ cleanupAfterDays: typeof value === 'number' ? value : null })}
      />
    </Stack>
  );
}
