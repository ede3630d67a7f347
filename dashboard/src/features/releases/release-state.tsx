import { Badge } from '@mantine/core';
import { stateLooks } from './release-wording.js';
import type { ReleaseState } from './releases.queries.js';

export function ReleaseStateBadge({ state }: { readonly state: ReleaseState }) {
  const { label, color } = stateLooks[state];
  return <Badge color={color}>{label}</Badge>;
}
