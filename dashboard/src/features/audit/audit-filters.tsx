import { SimpleGrid, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import type { AuditSearch } from './audit.search.js';

const fields = [
  { name: 'actor', label: 'Who', placeholder: 'Name or id' },
  { name: 'flag', label: 'Flag', placeholder: 'new-checkout' },
  { name: 'action', label: 'Action', placeholder: 'flag.configure' },
  { name: 'environment', label: 'Environment', placeholder: 'production' },
] as const;
const days = [
  { name: 'from', label: 'From' },
  { name: 'to', label: 'To' },
] as const;

export function AuditFilters({ search }: { readonly search: AuditSearch }) {
  const navigate = useNavigate({ from: '/projects/$project/audit' });
  const set = (part: AuditSearch) => void navigate({ search: (before) => ({ ...before, ...part }), replace: true });
  const setSoon = useDebouncedCallback(set, 300);
  return (
    <SimpleGrid role="search" cols={{ base: 2, sm: 3, lg: 6 }} spacing="sm" mb="lg">
      {fields.map(({ name, label, placeholder }) => (
        <TextInput
          key={name}
          label={label}
          placeholder={placeholder}
          defaultValue={search[name] ?? ''}
          onChange={(event) => setSoon({ [name]: event.currentTarget.value.trim() || undefined })}
        />
      ))}
      {days.map(({ name, label }) => (
        <TextInput
          key={name}
          type="date"
          label={label}
          value={search[name] ?? ''}
          onChange={(event) => set({ [name]: event.currentTarget.value || undefined })}
        />
      ))}
    </SimpleGrid>
  );
}
