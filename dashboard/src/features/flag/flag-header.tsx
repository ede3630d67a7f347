import { Badge, Button, Group } from '@mantine/core';
import { useState } from 'react';
import { Icon } from '../../ui/icons.js';
import { type Lifecycle, LifecycleBadge } from '../flags/lifecycle.js';
import { useArchiving } from './archive-flag.js';
import { EditFlagDialog } from './edit-flag-dialog.js';
import type { FlagPlace } from './flag.api.js';

export interface FlagFacts {
  readonly description: string;
  readonly kind: string;
  readonly tags: readonly string[];
  readonly clientVisible: boolean;
  readonly owner: { readonly id: string; readonly name: string } | null;
  readonly archivedAt: string | null;
  readonly lifecycle: Lifecycle;
  readonly codeUses: number | null;
}

export interface FlagActionsProps {
  readonly place: FlagPlace;
  readonly facts: FlagFacts;
}

export function FlagBadges({
  facts: { kind, tags, clientVisible, owner, lifecycle },
}: Pick<FlagActionsProps, 'facts'>) {
  return (
    <Group gap={6} mt={8}>
      <LifecycleBadge of={lifecycle} />
      <Badge>{kind}</Badge>
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
  const archive = useArchiving(place.project);
  return (
    <>
      <Button variant="default" leftSection={<Icon name="edit" size={16} />} onClick={() => setEditing(true)}>
        Edit
      </Button>
      <Button variant="default" onClick={() => archive({ key: place.flag, ...facts })}>
        {facts.archivedAt === null ? 'Archive' : 'Restore'}
      </Button>
      {isEditing && <EditFlagDialog place={place} facts={facts} onClose={() => setEditing(false)} />}
    </>
  );
}
