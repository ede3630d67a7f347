import { Box, Group, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';

export interface PageProps {
  readonly title: string;
  /** What this is for, in a sentence. */
  readonly lead?: ReactNode;
  /** What is to be known of it at a glance, below. */
  readonly facts?: ReactNode;
  /** What stands above the title: the way back. */
  readonly above?: ReactNode;
  readonly actions?: ReactNode;
  /** For tables that have much to show beside each other. */
  readonly isWide?: boolean;
  readonly children: ReactNode;
}

/** A page's head and body. The title is the document's as well: it names the tab, and is read out when one arrives. */
export function Page({ title, lead, facts, above, actions, isWide = false, children }: PageProps) {
  useDocumentTitle(`${title} · Guidon`);
  return (
    <Box maw={isWide ? 1600 : 1200} mx="auto" w="100%">
      {above}
      <Group justify="space-between" align="flex-start" mb="lg" gap="md">
        <Box maw={720}>
          <Title order={1}>{title}</Title>
          {lead !== undefined && (
            <Text c="dimmed" mt={4}>
              {lead}
            </Text>
          )}
          {facts}
        </Box>
        {actions !== undefined && <Group gap="xs">{actions}</Group>}
      </Group>
      {children}
    </Box>
  );
}
