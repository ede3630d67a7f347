import { Avatar, UnstyledButton, type UnstyledButtonProps } from '@mantine/core';
import type { ComponentPropsWithRef } from 'react';
import { useSession } from '../features/session/session.queries.js';

type UserButtonProps = UnstyledButtonProps & Omit<ComponentPropsWithRef<'button'>, keyof UnstyledButtonProps>;

export function UserButton(props: UserButtonProps) {
  const { user } = useSession();
  return (
    <UnstyledButton {...props} aria-label={`Account of ${user.name}`}>
      <Avatar name={user.name} color="indigo" variant="filled" size={34} radius="xl" />
    </UnstyledButton>
  );
}
