import { Badge } from '@mantine/core';
import type { FlagItem } from './flag-list.types.js';

export type Lifecycle = FlagItem['lifecycle'];

/** In the order in which a flag goes through them. */
export const lifecycles = [
  'planned',
  'releasing',
  'released',
  'ready-to-remove',
  'archived',
] as const satisfies readonly Lifecycle[];

export const lifecycleNames: Readonly<Record<Lifecycle, string>> = {
  planned: 'Planned',
  releasing: 'Releasing',
  released: 'Released',
  'ready-to-remove': 'Ready to remove',
  archived: 'Archived',
};

const colors: Readonly<Record<Lifecycle, string>> = {
  planned: 'gray',
  releasing: 'blue',
  released: 'teal',
  'ready-to-remove': 'orange',
  archived: 'red',
};

export function LifecycleBadge({ of }: { readonly of: Lifecycle }) {
  return (
    <Badge color={colors[of]} miw="max-content">
      {lifecycleNames[of]}
    </Badge>
  );
}
