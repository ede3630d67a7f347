import { Text } from '@mantine/core';

/** Stands in a table where there is nothing to show, and says so. */
export function Absent({ children = '—' }: { readonly children?: string }) {
  return (
    <Text c="dimmed" size="sm" span>
      {children}
    </Text>
  );
}
