import { createSpotlight, Spotlight, type SpotlightActionData } from '@mantine/spotlight';
import '@mantine/spotlight/styles.css';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useApi } from '../api/api-context.js';
import { flagsQuery } from '../features/flags/flags.api.js';
import { useSession } from '../features/session/session.queries.js';
import { Icon } from '../ui/icons.js';
import { useCurrentProject } from './current-project.js';
import { instancePages, isFor, projectPages } from './pages.js';

export interface PaletteProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Every page, by a few letters of its name. */
export function Palette({ isOpen, onClose }: PaletteProps) {
  const [[store, actions]] = useState(createSpotlight);
  const pages = [...usePages(), ...useFlagActions(isOpen)];
  useEffect(() => (isOpen ? actions.open() : actions.close()), [isOpen, actions]);
  return (
    <Spotlight
      store={store}
      actions={pages}
      shortcut={null}
      onSpotlightClose={onClose}
      highlightQuery
      scrollable
      limit={30}
      nothingFound="Nothing of this name"
      searchProps={{
        placeholder: 'Search or jump to…',
        'aria-label': 'Search or jump to',
        leftSection: <Icon name="search" />,
      }}
    />
  );
}

/** All flags of the project, by their keys and what they are for; read when the palette is opened. */
function useFlagActions(isOpen: boolean): SpotlightActionData[] {
  const project = useCurrentProject() ?? '';
  const navigate = useNavigate();
  const query = flagsQuery(useApi(), project, false);
  const { data, hasNextPage, isFetching, fetchNextPage } = useInfiniteQuery({
    ...query,
    enabled: isOpen && project !== '',
  });
  useEffect(() => {
    if (isOpen && hasNextPage && !isFetching) void fetchNextPage();
  }, [isOpen, hasNextPage, isFetching, fetchNextPage]);
  const flags = data?.pages.flatMap(({ items }) => items) ?? [];
  return flags.map(({ key, description, tags }) => ({
    id: `flag ${key}`,
    label: key,
    description,
    keywords: [...tags],
    leftSection: <Icon name="flag" />,
    onClick: () => void navigate({ to: '/projects/$project/flags/$flag', params: { project, flag: key } }),
  }));
}

function usePages(): SpotlightActionData[] {
  const session = useSession();
  const project = useCurrentProject();
  const navigate = useNavigate();
  const entry = ({ to, label, icon, words }: Entry) => ({
    id: to,
    label,
    keywords: words,
    leftSection: <Icon name={icon} />,
  });
  const ofProject = projectPages
    .filter((page) => isFor(session, page, project))
    .map((page) => ({
      ...entry(page),
      onClick: () => void (project !== undefined && navigate({ to: page.to, params: { project } })),
    }));
  const ofInstance = instancePages
    .filter((page) => isFor(session, page))
    .map((page) => ({ ...entry(page), onClick: () => void navigate({ to: page.to }) }));
  return project === undefined ? ofInstance : [...ofProject, ...ofInstance];
}

type Entry = (typeof projectPages)[number] | (typeof instancePages)[number];
