import { Text } from '@mantine/core';

export interface FaultProps {
  /** Undefined where nothing is wrong. */
  readonly said: string | undefined;
}

/** What is wrong with something that is no field of its own. */
export function Fault({ said }: FaultProps) {
  if (said === undefined) return null;
  return (
    <Text size="sm" c="red" role="alert">
      {said}
    </Text>
  );
}
