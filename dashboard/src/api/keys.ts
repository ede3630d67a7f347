/** What a project has that pages read; the live stream names the same, so that what changed is read again. */
export type ProjectThing =
  | 'flags'
  | 'code'
  | 'segments'
  | 'environments'
  | 'sdk-keys'
  | 'sdk-instances'
  | 'change-requests'
  | 'releases'
  | 'scheduled-changes'
  | 'webhooks'
  | 'release-templates'
  | 'audit'
  | 'members';

/** The keys that queries are remembered by: from the general to the particular, so that a part stands for all below it. */
export const keys = {
  session: ['session'],
  projects: ['projects'],
  /** Of all projects. */
  releases: ['releases'],
  project: (project: string) => ['project', project],
  in: (project: string, thing: ProjectThing, ...rest: readonly unknown[]) => ['project', project, thing, ...rest],
  instance: (thing: 'members' | 'tokens' | 'invitations' | 'identity-providers' | 'sessions') => ['instance', thing],
} as const;
