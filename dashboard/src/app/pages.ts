import { mayAct, type Role, type Session } from '../api/session.model.js';
import type { IconName } from '../ui/icons.js';

interface PageEntry {
  readonly label: string;
  readonly icon: IconName;
  /** Other words by which one would look for it. */
  readonly words: string;
  /** Shown to those who have at least this role; without it to all. */
  readonly least?: Role;
}

/** The pages of a project, by what one does there most. */
export const projectPages = [
  { to: '/projects/$project/flags', label: 'Flags', icon: 'flag', words: 'toggles features switches' },
  { to: '/projects/$project/segments', label: 'Segments', icon: 'segments', words: 'groups audiences lists' },
  {
    to: '/projects/$project/change-requests',
    label: 'Change requests',
    icon: 'request',
    words: 'approve review four eyes',
  },
  { to: '/projects/$project/environments', label: 'Environments', icon: 'environments', words: 'production staging' },
  { to: '/projects/$project/sdk-keys', label: 'SDK keys', icon: 'key', words: 'connected applications instances' },
  {
    to: '/projects/$project/debt',
    label: 'Clean up',
    icon: 'broom',
    words: 'debt life cycle unused old remove code scan',
  },
  { to: '/projects/$project/audit', label: 'Audit log', icon: 'audit', words: 'history who changes export' },
  {
    to: '/projects/$project/webhooks',
    label: 'Webhooks',
    icon: 'bolt',
    words: 'slack notifications deliveries pipeline',
    least: 'admin',
  },
  { to: '/projects/$project/settings', label: 'Project settings', icon: 'settings', words: 'attributes name private' },
] as const satisfies readonly (PageEntry & { readonly to: string })[];

/** Those of the whole instance. */
export const instancePages = [
  { to: '/releases', label: 'Releases', icon: 'releases', words: 'rollouts stages plans running' },
  { to: '/members', label: 'Members', icon: 'members', words: 'people users roles invitations accounts' },
  { to: '/tokens', label: 'API tokens', icon: 'token', words: 'automation service personal' },
  {
    to: '/identity-providers',
    label: 'Identity providers',
    icon: 'shield',
    words: 'oidc sso single sign on okta groups',
    least: 'owner',
  },
  { to: '/account', label: 'Your account', icon: 'user', words: 'password sessions devices' },
] as const satisfies readonly (PageEntry & { readonly to: string })[];

/** Whether there is anything on the page that the person may do. */
export function isFor(session: Session, { least }: Pick<PageEntry, 'label' | 'least'>, project?: string): boolean {
  return least === undefined || mayAct(session, least, project);
}
