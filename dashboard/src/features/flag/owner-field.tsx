import { type ComboboxItem, Select, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../api/api-context.js';
import { type Member, membersQuery } from '../members/members.queries.js';
import { useSession } from '../session/session.queries.js';
import type { FlagFacts } from './flag-header.js';

interface OwnerFieldProps {
  readonly project: string;
  /** Who owns it now, whether or not they are still a member. */
  readonly owner: FlagFacts['owner'];
  readonly value?: string | null;
  readonly onChange?: (id: string | null) => void;
}

/** A value of its own: the list itself takes null for "nothing was chosen". */
const nobody = 'nobody';

/** Among the project's members, found by name or by e-mail address. */
export function OwnerField({ project, owner, value = null, onChange }: OwnerFieldProps) {
  const { user } = useSession();
  const members = useQuery(membersQuery(useApi(), project));
  const choices = choicesOf(members.data ?? [], owner, user);
  return (
    <Select
      label="Owner"
      description="Who answers for it."
      searchable
      allowDeselect={false}
      nothingFoundMessage={members.isPending ? 'Loading…' : 'No member is called so.'}
      data={choices.map(({ id, label }) => ({ value: id, label }))}
      filter={({ options, search }) => (options as ComboboxItem[]).filter((option) => isFound(option, choices, search))}
      renderOption={({ option }) => <Choice {...(choices.find(({ id }) => id === option.value) ?? unknown)} />}
      value={value ?? nobody}
      onChange={(id) => onChange?.(id === nobody ? null : id)}
      maxDropdownHeight={280}
    />
  );
}

interface OwnerChoice {
  readonly id: string;
  readonly label: string;
  readonly hint: string;
}

const unknown: OwnerChoice = { id: '', label: '', hint: '' };

function choicesOf(
  members: readonly Member[],
  owner: FlagFacts['owner'],
  self: { readonly id: string },
): readonly OwnerChoice[] {
  const people = members
    .filter(({ deactivatedAt }) => deactivatedAt === null)
    .map(({ id, name, email }) => ({ id, label: id === self.id ? `${name} (you)` : name, hint: email }))
    .sort((one, other) => one.label.localeCompare(other.label));
  const isGone = owner !== null && !people.some(({ id }) => id === owner.id);
  return [
    { id: nobody, label: 'Nobody', hint: '' },
    ...(isGone ? [{ id: owner.id, label: owner.name, hint: 'No member any more' }] : []),
    ...people,
  ];
}

function isFound({ value }: ComboboxItem, choices: readonly OwnerChoice[], search: string): boolean {
  const { label, hint } = choices.find(({ id }) => id === value) ?? unknown;
  return `${label} ${hint}`.toLowerCase().includes(search.trim().toLowerCase());
}

function Choice({ label, hint }: OwnerChoice) {
  return (
    <div>
      <Text size="sm">{label}</Text>
      {hint !== '' && (
        <Text size="xs" c="dimmed">
          {hint}
        </Text>
      )}
    </div>
  );
}
