import { ActionIcon, Button, Kbd } from '@mantine/core';
import { Icon } from '../ui/icons.js';
import { openPalette } from './palette-host.js';

const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent);

/** For those who do not know the shortcut, and to learn it. */
export function SearchButton() {
  return (
    <>
      <Button
        visibleFrom="sm"
        variant="default"
        size="xs"
        h={34}
        fw={400}
        leftSection={<Icon name="search" size={16} />}
        rightSection={<Kbd size="xs">{isMac ? '⌘ K' : 'Ctrl K'}</Kbd>}
        onClick={openPalette}
      >
        Search or jump to
      </Button>
      <ActionIcon hiddenFrom="sm" variant="subtle" color="gray" size="lg" aria-label="Search" onClick={openPalette}>
        <Icon name="search" />
      </ActionIcon>
    </>
  );
}
