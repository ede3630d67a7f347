import { Spotlight, type SpotlightActionData, spotlight } from '@mantine/spotlight';
import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { Icon } from '../ui/icons.js';
import { useCurrentProject } from './current-project.js';
import { paletteEvent } from './palette.store.js';

/** Every page, by a few letters of its name. */
export function Palette() {
  const project = useCurrentProject();
  const navigate = useNavigate();
  useEffect(() => {
    globalThis.addEventListener(paletteEvent, spotlight.open);
    return () => globalThis.removeEventListener(paletteEvent, spotlight.open);
  }, []);
  const actions: SpotlightActionData[] =
    project === undefined
      ? []
      : [
          {
            id: 'flags',
            label: 'Flags',
            leftSection: <Icon name="flag" />,
            onClick: () => void navigate({ to: '/projects/$project/flags', params: { project } }),
          },
        ];
  return (
    <Spotlight
      actions={actions}
      shortcut={['mod + K']}
      highlightQuery
      scrollable
      nothingFound="Nothing of this name"
      searchProps={{
        placeholder: 'Search or jump to…',
        'aria-label': 'Search or jump to',
        leftSection: <Icon name="search" />,
      }}
    />
  );
}
