import { ActionIcon, Menu } from '@mantine/core';
import { useRef } from 'react';
import { Icon, type IconName } from './icons.js';

export interface RowAction {
  readonly label: string;
  readonly icon: IconName;
  readonly isDangerous?: boolean;
  readonly onClick: () => void;
}

export interface RowMenuProps {
  /** Of what: the thing's name. */
  readonly of: string;
  readonly actions: readonly RowAction[];
}

/** What can be done with one thing of a list. */
export function RowMenu({ of, actions }: RowMenuProps) {
  const button = useRef<HTMLButtonElement>(null);
  if (actions.length === 0) return null;
  // What is chosen goes away with the menu: a dialog that it opens gives the focus back to the button.
  const choose = (act: () => void) => {
    button.current?.focus();
    act();
  };
  return (
    <Menu position="bottom-end" width={200}>
      <Menu.Target>
        <ActionIcon ref={button} variant="subtle" color="gray" aria-label={`Actions for ${of}`}>
          <Icon name="dots" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {actions.map(({ label, icon, isDangerous = false, onClick }) => (
          <Menu.Item
            key={label}
            leftSection={<Icon name={icon} size={16} />}
            onClick={() => choose(onClick)}
            {...(isDangerous && { color: 'red' })}
          >
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
