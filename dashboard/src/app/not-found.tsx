import { Box } from '@mantine/core';
import { EmptyState } from '../ui/empty-state.js';
import { ButtonLink } from '../ui/link.js';
import { Page } from '../ui/page.js';

export function NotFound() {
  return (
    <Box component="main" p="lg" maw={760} mx="auto">
      <Page title="There is no such page">
        <EmptyState icon="search" title="Lost?" action={<ButtonLink to="/">To the flags</ButtonLink>}>
          The address may be misspelled, or what was here has been deleted.
        </EmptyState>
      </Page>
    </Box>
  );
}
