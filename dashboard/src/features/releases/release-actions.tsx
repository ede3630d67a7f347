import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { ActionDialog } from './action-dialog.js';
import { actionWords } from './release-wording.js';
import type { Release, ReleaseAction, ReleasePlace } from './releases.queries.js';

interface ReleaseActionsProps {
  readonly place: ReleasePlace;
  readonly release: Release;
}

/** What somebody is awaited for stands first, what ends it last. */
const order: readonly ReleaseAction[] = ['start', 'approve', 'resume', 'advance', 'pause', 'back', 'rollback', 'abort'];

/** The buttons that the machine allows, and no others. */
export function ReleaseActions({ place, release }: ReleaseActionsProps) {
  const [asked, ask] = useState<ReleaseAction>();
  const allowed = order.filter((action) => release.allowed.includes(action));
  return (
    <Group gap="xs" role="group" aria-label="What can be done">
      {allowed.map((action, index) => (
        <Button key={action} {...lookOf(action, index === 0)} onClick={() => ask(action)}>
          {actionWords[action].verb}
        </Button>
      ))}
      {asked !== undefined && (
        <ActionDialog key={asked} action={asked} {...{ place, release }} onClose={() => ask(undefined)} />
      )}
    </Group>
  );
}

function lookOf(action: ReleaseAction, isFirst: boolean) {
  if (actionWords[action].isDangerous) return { variant: 'light', color: 'red' } as const;
  return isFirst && order.indexOf(action) < order.indexOf('advance') ? {} : ({ variant: 'default' } as const);
}
