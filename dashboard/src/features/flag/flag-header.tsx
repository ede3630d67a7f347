import { Badge, Button, Group } from '@mantine/core';
import { useState } from 'react';
import { take } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { useWrite } from '../../api/use-write.js';
import { askFirst } from '../../ui/confirm.js';
import { Icon } from '../../ui/icons.js';
import { EditFlagDialog } from './edit-flag-dialog.js';
import type { FlagPlace } from './flag.api.js';

export interface FlagFacts {
  readonly description: string;
  readonly kind: string;
  readonly tags: readonly string[];
  readonly clientVisible: boolean;
  readonly owner: { readonly id: string; readonly name: string } | null;
  readonly archivedAt: string | null;
}

export interface FlagActionsProps {
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
      onConfirm: () => archiving.mutate(undefined),
    });
  return (
    <>
      <Button variant="default" leftSection={<Icon name="edit" size={16} />} onClick={() => setEditing(true)}>
        Edit
      </Button>
      <Button variant="default" onClick={facts.archivedAt === null ? archive : () => archiving.mutate(undefined)}>
        {facts.archivedAt === null ? 'Archive' : 'Restore'}
      </Button>
      {isEditing && <EditFlagDialog place={place} facts={facts} onClose={() => setEditing(false)} />}
    </>
  );
}

function useArchiving({ project, flag }: FlagPlace, isArchived: boolean) {
  const path = '/api/v1/projects/{project}/flags/{flag}';
  const params = { path: { project, flag } };
  return useWrite({
    write: async (api, _nothing: undefined) => {
      if (isArchived) await take(api.POST(`${path}/restore`, { params }));
      else await take(api.DELETE(path, { params }));
    },
    changes: [keys.in(project, 'flags')],
    done: () => (isArchived ? `${flag} is restored, switched off everywhere.` : `${flag} is archived.`),
    failed: isArchived ? 'It was not restored' : 'It was not archived',
  });
}
