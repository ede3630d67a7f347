import { createSpotlight, Spotlight, type SpotlightActionData } from '@mantine/spotlight';
import '@mantine/spotlight/styles.css';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { Icon } from '../ui/icons.js';
import { useCurrentProject } from './current-project.js';
import { instancePages, projectPages } from './pages.js';

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
  const entry = ({ to, label, icon, words }: Entry) => ({
    id: to,
    label,
    keywords: words,
    leftSection: <Icon name={icon} />,
  });
  const ofProject = projectPages.map((page) => ({
    ...entry(page),
    onClick: () => void (project !== undefined && navigate({ to: page.to, params: { project } })),
  }));
  const ofInstance = instancePages.map((page) => ({ ...entry(page), onClick: () => void navigate({ to: page.to }) }));
  return project === undefined ? ofInstance : [...ofProject, ...ofInstance];
}

type Entry = (typeof projectPages)[number] | (typeof instancePages)[number];
