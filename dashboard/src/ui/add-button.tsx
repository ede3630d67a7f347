import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { Icon } from './icons.js';

export interface AddButtonProps {
  readonly onClick: () => void;
  /** What one more of the list above is. */
  readonly children: ReactNode;
}

export function AddButton({ onClick, children }: AddButtonProps) {
  return (
    <div>
      <Button variant="default" size="xs" leftSection={<Icon name="plus" size={14} />} onClick={onClick}>
        {children}
      </Button>
    </div>
  );
}
