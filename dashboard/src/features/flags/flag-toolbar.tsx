import { Button, Checkbox, Group, Kbd, NativeSelect, TextInput } from '@mantine/core';
import { type RefObject, useEffect } from 'react';
import { Icon } from '../../ui/icons.js';
import { type FlagFilter, isFiltered, readFilter } from './flag-filter.js';
import { isTyping } from './is-typing.js';
import { lifecycleNames, lifecycles } from './lifecycle.js';

interface FlagToolbarProps {
  readonly filter: FlagFilter;
  readonly tags: readonly string[];
  readonly owners: readonly (readonly [id: string, name: string])[];
  readonly environments: readonly { readonly key: string; readonly name: string }[];
  readonly search: RefObject<HTMLInputElement | null>;
  readonly onChange: (filter: FlagFilter) => void;
}

/** What is archived is another list. */
const isLive = (stage: (typeof lifecycles)[number]) => stage !== 'archived';
const kinds = ['boolean', 'string', 'number', 'json'];

export function FlagToolbar({ filter, tags, owners, environments, search, onChange }: FlagToolbarProps) {
  useSearchKey(search);
  const set = (change: Readonly<Record<string, unknown>>) => onChange(readFilter({ ...filter, ...change }));
  const states = environments.flatMap(({ key, name }) => [
    { value: `on ${key}`, label: `On in ${name}` },
    { value: `off ${key}`, label: `Off in ${name}` },
  ]);
  const onState = (value: string) => {
    const [state, environment] = value.split(' ');
    set({ state, environment });
  };
  return (
    <Group gap="xs" mb="md" role="search" aria-label="Flags">
      <TextInput
        ref={search}
        type="search"
        aria-label="Search flags"
        placeholder="Search by key, description or tag"
        leftSection={<Icon name="search" size={16} />}
        rightSection={<Kbd size="xs">/</Kbd>}
        value={filter.q ?? ''}
        onChange={(event) => set({ q: event.currentTarget.value })}
        flex="1 1 16rem"
      />
      <Choice
        label="Tag"
        isUrgent
        any="Any tag"
        value={filter.tag}
        options={tags.map((tag) => [tag, tag])}
        onChange={(tag) => set({ tag })}
      />
      <Choice
        label="Kind"
        any="Any kind"
        value={filter.kind}
        options={kinds.map((kind) => [kind, kind])}
        onChange={(kind) => set({ kind })}
      />
      <Choice
        label="Owner"
        any="Any owner"
        value={filter.owner}
        options={[...owners, ['none', 'Nobody']]}
        onChange={(owner) => set({ owner })}
      />
      <Choice
        label="State"
        isUrgent
        any="Any state"
        value={filter.state && `${filter.state} ${filter.environment ?? ''}`.trim()}
        options={[
          ['on', 'On somewhere'],
          ['off', 'Off everywhere'],
          ...states.map(({ value, label }) => [value, label] as const),
        ]}
        onChange={onState}
      />
      <Choice
        label="Life cycle"
        any="Any life cycle"
        value={filter.lifecycle}
        options={lifecycles.filter(isLive).map((stage) => [stage, lifecycleNames[stage]])}
        onChange={(lifecycle) => set({ lifecycle })}
      />
      <Choice
        label="Order"
        any="By name"
        value={filter.sort}
        options={[
          ['updated', 'Changed last'],
          ['evaluated', 'Evaluated last'],
          ['traffic', 'Most evaluated'],
        ]}
        onChange={(sort) => set({ sort })}
      />
      <Checkbox
        visibleFrom="sm"
        label="Archived"
        checked={filter.archived === true}
        onChange={(event) => set({ archived: event.currentTarget.checked })}
      />
      {isFiltered(filter) && (
        <Button variant="subtle" size="compact-sm" onClick={() => onChange({})}>
          Clear
        </Button>
      )}
    </Group>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly any: string;
  readonly value: string | undefined;
  readonly options: readonly (readonly [value: string, label: string])[];
  /** Shown on a phone, too. */
  readonly isUrgent?: boolean;
  readonly onChange: (value: string) => void;
}

function Choice({ label, any, value = '', options, isUrgent = false, onChange }: ChoiceProps) {
  const data = [{ value: '', label: any }, ...options.map(([option, text]) => ({ value: option, label: text }))];
  return (
    <NativeSelect
      w={144}
      {...(!isUrgent && { visibleFrom: 'sm' as const })}
      aria-label={label}
      data={data}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

/** `/` goes to the search, as everywhere. */
function useSearchKey(search: RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== '/' || isTyping(event)) return;
      event.preventDefault();
      search.current?.focus();
      search.current?.select();
    };
    globalThis.addEventListener('keydown', onKey);
    return () => globalThis.removeEventListener('keydown', onKey);
  }, [search]);
}
