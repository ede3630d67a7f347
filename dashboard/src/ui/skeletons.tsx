import { Box, Group, Paper, Skeleton, Stack } from '@mantine/core';

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);

/** A table that is not there yet. */
export function TableSkeleton({ rows = 5 }: { readonly rows?: number }) {
  return (
    <Paper withBorder radius="lg" p="md" aria-busy="true" aria-label="Loading" role="status">
      <Stack gap="lg">
        {numbers(rows).map((row) => (
          <Group key={row} justify="space-between" wrap="nowrap">
            <Box flex={1}>
              <Skeleton height={14} width={`${38 + ((row * 17) % 30)}%`} mb={8} />
              <Skeleton height={10} width={`${20 + ((row * 23) % 25)}%`} />
            </Box>
            <Skeleton height={22} width={72} radius="xl" />
          </Group>
        ))}
      </Stack>
    </Paper>
  );
}

/** A form or a page that is not there yet. */
export function BlockSkeleton({ height = 160 }: { readonly height?: number }) {
  return (
    <Paper withBorder radius="lg" p="lg" aria-busy="true" aria-label="Loading" role="status">
      <Skeleton height={18} width="30%" mb="md" />
      <Skeleton height={height - 60} />
    </Paper>
  );
}
