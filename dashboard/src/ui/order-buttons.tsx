import { ActionIcon } from '@mantine/core';
import { Icon } from './icons.js';

export interface OrderButtonProps {
  readonly label: string;
  readonly icon: 'up' | 'down' | 'trash';
  readonly isDisabled?: boolean;
  readonly onClick: () => void;
}

/** Moves or removes one of a list whose order counts. */
export function OrderButton({ label, icon, isDisabled = false, onClick }: OrderButtonProps) {
  return (
    <ActionIcon variant="subtle" color="gray" aria-label={label} disabled={isDisabled} onClick={onClick}>
      <span style={icon === 'up' ? { rotate: '180deg' } : undefined}>
        <Icon name={icon === 'trash' ? 'trash' : 'chevronDown'} size={16} />
      </span>
    </ActionIcon>
  );
}

/** What one takes hold of to drag. */
export function Grip() {
  return (
    <svg width={16} height={16} viewBox="0 0 24 24" fill="currentColor" aria-hidden="true">
      {[6, 12, 18].flatMap((y) => [9, 15].map((x) => <circle key={`${x} ${y}`} cx={x} cy={y} r={1.6} />))}
    </svg>
  );
}
