import { createSpotlight, Spotlight, type SpotlightActionData } from '@mantine/spotlight';
import '@mantine/spotlight/styles.css';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { Icon } from '../ui/icons.js';
import { useCurrentProject } from './current-project.js';
import { projectPages } from './pages.js';

export interface PaletteProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Every page, by a few letters of its name. */
export function Palette({ isOpen, onClose }: PaletteProps) {
  const [[store, actions]] = useState(createSpotlight);
  const pages = usePages();
  useEffect(() => (isOpen ? actions.open() : actions.close()), [isOpen, actions]);
  return (
    <Spotlight
      store={store}
      actions={pages}
      shortcut={null}
      onSpotlightClose={onClose}
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

function usePages(): SpotlightActionData[] {
  const project = useCurrentProject();
  const navigate = useNavigate();
  if (project === undefined) return [];
  return projectPages.map(({ to, label, icon, words }) => ({
    id: to,
    label,
    keywords: words,
    leftSection: <Icon name={icon} />,
    onClick: () => void navigate({ to, params: { project } }),
  }));
}
