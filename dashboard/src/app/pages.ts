import type { Role } from '../api/session.model.js';
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
] as const satisfies readonly (PageEntry & { readonly to: string })[];
