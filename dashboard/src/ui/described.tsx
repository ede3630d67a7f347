import { Text } from '@mantine/core';
import type { ReactNode } from 'react';

export interface DescribedProps {
  readonly description: string;
  /** Its name. */
  readonly children: ReactNode;
}

/** The first cell of a row: what it is about, and a line of what people say of it. */
export function Described({ description, children }: DescribedProps) {
  return (
    <>
      {children}
      {description !== '' && (
        <Text size="sm" c="dimmed" lineClamp={1}>
          {description}
        </Text>
      )}
    </>
  );
}
