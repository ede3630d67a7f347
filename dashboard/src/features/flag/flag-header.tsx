import { Badge, Button, Group, Modal, NativeSelect, Stack, Switch, TagsInput, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useApi } from '../../api/api-context.js';
import { take } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { askFirst } from '../../ui/confirm.js';
import { ErrorNotice } from '../../ui/error-notice.js';
import { Icon } from '../../ui/icons.js';
import { toastDone, toastError } from '../../ui/toasts.js';
import { useSession } from '../session/session.queries.js';
import type { FlagPlace } from './flag.api.js';

interface FlagFacts {
  readonly description: string;
  readonly kind: string;
  readonly tags: readonly string[];
  readonly clientVisible: boolean;
  readonly owner: { readonly id: string; readonly name: string } | null;
  readonly archivedAt: string | null;
}

interface FlagActionsProps {
  readonly place: FlagPlace;
  readonly facts: FlagFacts;
}

export function FlagBadges({
  facts: { kind, tags, clientVisible, owner, archivedAt },
}: Pick<FlagActionsProps, 'facts'>) {
  return (
    <Group gap={6} mt={8}>
      <Badge>{kind}</Badge>
      {archivedAt !== null && <Badge color="red">Archived</Badge>}
      {clientVisible && <Badge color="cyan">Pages may see it</Badge>}
      {owner && <Badge color="grape">{owner.name}</Badge>}
      {tags.map((tag) => (
        <Badge key={tag} color="gray">
          {tag}
        </Badge>
      ))}
    </Group>
  );
}

export function FlagActions({ place, facts }: FlagActionsProps) {
  const [isEditing, setEditing] = useState(false);
  const archiving = useArchiving(place, facts.archivedAt !== null);
  const archive = () =>
    askFirst({
      title: `Archive ${place.flag}?`,
      children: 'SDKs stop receiving it: code that still asks is served its default. It can be restored, switched off.',
      confirm: 'Archive',
      isDangerous: true,
      onConfirm: () => archiving.mutate(),
    });
  return (
    <>
      <Button variant="default" leftSection={<Icon name="edit" size={16} />} onClick={() => setEditing(true)}>
        Edit
      </Button>
      <Button variant="default" onClick={facts.archivedAt === null ? archive : () => archiving.mutate()}>
        {facts.archivedAt === null ? 'Archive' : 'Restore'}
      </Button>
      {isEditing && <EditDialog place={place} facts={facts} onClose={() => setEditing(false)} />}
    </>
  );
}

function useArchiving({ project, flag }: FlagPlace, isArchived: boolean) {
  const api = useApi();
  const client = useQueryClient();
  const path = '/api/v1/projects/{project}/flags/{flag}';
  const params = { path: { project, flag } };
  return useMutation({
    mutationFn: async () => {
      if (isArchived) await take(api.POST(`${path}/restore`, { params }));
      else await take(api.DELETE(path, { params }));
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: keys.in(project, 'flags') });
      toastDone(isArchived ? `${flag} is restored, switched off everywhere.` : `${flag} is archived.`);
    },
    onError: (error) => toastError(isArchived ? 'It was not restored' : 'It was not archived', error),
  });
}

function EditDialog({ place: { project, flag }, facts, onClose }: FlagActionsProps & { readonly onClose: () => void }) {
  const api = useApi();
  const client = useQueryClient();
  const { description, tags, clientVisible, owner } = facts;
  const owners = useOwners(owner);
  const form = useForm({ initialValues: { description, tags: [...tags], clientVisible, owner: owner?.id ?? '' } });
  const saving = useMutation({
    mutationFn: ({ owner: id, ...values }: typeof form.values) =>
      take(
        api.PATCH('/api/v1/projects/{project}/flags/{flag}', {
          params: { path: { project, flag } },
          body: { ...values, owner: id === '' ? null : id },
        }),
      ),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: keys.in(project, 'flags') });
      onClose();
    },
  });
  return (
    <Modal opened onClose={onClose} title={`Edit ${flag}`}>
      <form onSubmit={form.onSubmit((values) => saving.mutate(values))}>
        <Stack>
          <Textarea label="Description" autosize minRows={2} data-autofocus {...form.getInputProps('description')} />
          <NativeSelect
            label="Owner"
            description="Who answers for it."
            data={owners}
            {...form.getInputProps('owner')}
          />
          <TagsInput label="Tags" {...form.getInputProps('tags')} />
          <Switch
            label="Pages may see it"
            description="Client keys are public: whoever visits the page can read such a flag."
            {...form.getInputProps('clientVisible', { type: 'checkbox' })}
          />
          {saving.isError && <ErrorNotice error={saving.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={saving.isPending}>
              Save
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

/** Nobody, whoever it is, or oneself: the list of all people is not everybody's to see. */
function useOwners(owner: FlagFacts['owner']) {
  const { user } = useSession();
  const others = owner !== null && owner.id !== user.id ? [{ value: owner.id, label: owner.name }] : [];
  return [{ value: '', label: 'Nobody' }, ...others, { value: user.id, label: `${user.name} (you)` }];
}
