import { lazy } from 'react';
import { MenuHost } from './menu-host.js';
import { UserButton } from './user-button.js';

const Opened = lazy(async () => ({ default: (await import('./user-menu-opened.js')).UserMenuOpened }));

export function UserMenu() {
  return <MenuHost button={UserButton} opened={Opened} />;
}
