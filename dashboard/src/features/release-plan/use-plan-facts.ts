import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../api/api-context.js';
import type { FlagDefinition, Settings } from '../../targeting/settings.js';
import { type Environment, environmentsQuery } from '../environments/environments.queries.js';
import { configQuery, flagQuery, segmentsQuery } from '../flag/flag.api.js';
import { projectsQuery } from '../projects/projects.queries.js';
import { type ReleaseTemplate, releaseTemplatesQuery } from '../release-templates/release-templates.queries.js';
import type { ReleasePlace } from '../releases/releases.queries.js';
import { type Standing, standingQuery } from './release-plan.queries.js';

/** All that a plan is made with. */
export interface PlanFacts {
  readonly standing: Standing;
  readonly definition: FlagDefinition;
  readonly settings: Settings;
  readonly templates: readonly ReleaseTemplate[];
  readonly segments: readonly string[];
  readonly attributes: readonly string[];
  readonly environmentName: string;
  readonly changeRole: Environment['changeRole'];
  readonly takesApproval: boolean;
  readonly refetch: () => Promise<unknown>;
}

export interface PlanFactsRead {
  readonly facts: PlanFacts | undefined;
  readonly error: unknown;
  readonly retry: () => void;
}

export function usePlanFacts(place: ReleasePlace): PlanFactsRead {
  const api = useApi();
  const { project } = place;
  const standing = useQuery(standingQuery(api, place));
  const definition = useQuery(flagQuery(api, place));
  const config = useQuery(configQuery(api, place));
  const templates = useQuery(releaseTemplatesQuery(api, project));
  const environments = useQuery(environmentsQuery(api, project));
  const segments = useQuery(segmentsQuery(api, project));
  const projects = useQuery(projectsQuery(api));
  const needed = [standing, definition, config, templates, environments];
  const retry = () => void Promise.all(needed.map(({ refetch }) => refetch()));
  const error = needed.find((query) => query.error !== null && query.data === undefined)?.error ?? null;
  const environment = environments.data?.find(({ key }) => key === place.environment);
  if (!standing.data || !definition.data || !config.data || !templates.data || !environments.data)
    return { facts: undefined, error, retry };
  const settings = config.data.value;
  const known = projects.data?.find(({ key }) => key === project)?.publicAttributes ?? [];
  return {
    error,
    retry,
    facts: {
      standing: standing.data,
      definition: definition.data,
      settings,
      templates: templates.data,
      segments: segments.data ?? [],
      attributes: attributesOf(settings, known),
      environmentName: environment?.name ?? place.environment,
      changeRole: environment?.changeRole ?? 'editor',
      takesApproval: environment?.requiresApproval ?? false,
      refetch: standing.refetch,
    },
  };
}

/** Those that the flag goes by already, those of the project, and those that nearly all have. */
function attributesOf({ targets, fallthrough }: Settings, known: readonly string[]): readonly string[] {
  const used = [...targets.map(({ by }) => by), ...('split' in fallthrough ? [fallthrough.by] : [])];
  return [...new Set(['userId', 'tenantId', ...used, ...known])];
}
