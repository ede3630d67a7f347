import type { ApiPaths } from '../../api/client.js';

type Answer = ApiPaths['/api/v1/projects/{project}/flags']['get']['responses'][200]['content']['application/json'];

/** One line of the flags page. */
export type FlagItem = Answer['items'][number];

/** What a flag is in one environment, in short. */
export type EnvironmentSummary = FlagItem['environments'][string];
