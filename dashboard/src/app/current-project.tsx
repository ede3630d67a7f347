import { useLocalStorage } from '@mantine/hooks';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { createContext, type ReactNode, use, useEffect } from 'react';
import { useApi } from '../api/api-context.js';
import { projectsQuery } from '../features/projects/projects.queries.js';

const ProjectContext = createContext<string | undefined>(undefined);

/** The project that is looked at: the address names it, or it is the one that was looked at last. */
export function CurrentProject({ children }: { readonly children: ReactNode }) {
  const { project } = useParams({ strict: false });
  const { data: projects } = useSuspenseQuery(projectsQuery(useApi()));
  const [last, setLast] = useLocalStorage<string>({ key: 'guidon-project', getInitialValueInEffect: false });
  useEffect(() => {
    if (project !== undefined) setLast(project);
  }, [project, setLast]);
  const remembered = projects.find(({ key }) => key === last) ?? projects[0];
  return <ProjectContext value={project ?? remembered?.key}>{children}</ProjectContext>;
}

/** Its key; undefined for those who are in none. */
export function useCurrentProject(): string | undefined {
  return use(ProjectContext);
}
