import { Group, Text } from '@mantine/core';
import { TextLink } from '../ui/link.js';
import mark from './mark.svg';

export function Brand() {
  return (
    <TextLink to="/" underline="never" c="inherit" aria-label="Guidon: to the flags">
      <Group gap={10} wrap="nowrap">
        <img src={mark} width={28} height={28} alt="" />
        <Text fw={700} fz="lg" lts="-0.01em">
          Guidon
        </Text>
      </Group>
    </TextLink>
  );
}
