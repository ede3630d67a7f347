import { Box, Center, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';
import mark from '../app/mark.svg';
import classes from './front-door.module.css';

export interface FrontDoorProps {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly children: ReactNode;
}

/** The pages before one is in. */
export function FrontDoor({ title, lead, children }: FrontDoorProps) {
  useDocumentTitle(`${title} · Guidon`);
  return (
    <Center component="main" className={classes['room'] ?? ''} p="md">
      <Box w="100%" maw={420}>
        <Group justify="center" gap={12} mb="xl">
          <img src={mark} width={40} height={40} alt="" />
          <Text fw={700} fz={26} lts="-0.02em">
            Guidon
          </Text>
        </Group>
        <Paper withBorder shadow="sm" radius="lg" p={{ base: 'lg', xs: 'xl' }}>
          <Stack gap="lg">
            <Box>
              <Title order={1} size="h3">
                {title}
              </Title>
              {lead !== undefined && (
                <Text c="dimmed" mt={4} size="sm">
                  {lead}
                </Text>
              )}
            </Box>
            {children}
          </Stack>
        </Paper>
      </Box>
    </Center>
  );
}
