import { Box } from '@mantine/core';
import { EmptyState } from '../ui/empty-state.js';
import { ButtonLink } from '../ui/link.js';

export function NotFound() {
  return (
    <Box component="main" p="lg" maw={720} mx="auto">
      <EmptyState icon="search" title="There is no such page" action={<ButtonLink to="/">To the flags</ButtonLink>}>
        The address may be misspelled, or what was here has been deleted.
      </EmptyState>
    </Box>
  );
}
