import type { FieldError } from '../../api/api-error.js';
import { isToFillIn, type PlanDraft } from './plan-draft.js';

/** What is said of one field, as it stands below it. */
export function errorAt(errors: readonly FieldError[], ...paths: readonly string[]): string | undefined {
  const found = errors.filter(({ path }) => paths.includes(path)).map(({ message }) => sentence(message));
  return found.length === 0 ? undefined : found.join(' ');
}

/** Of a field and all that is in it. */
export function errorIn(errors: readonly FieldError[], path: string): string | undefined {
  const found = errors.filter((error) => error.path === path || error.path.startsWith(`${path}/`));
  return found.length === 0 ? undefined : [...new Set(found.map(({ message }) => sentence(message)))].join(' ');
}

/** Not wrong, but not finished: what the template left open is asked for, and counts as wrong when one saves. */
export function unfinished(errors: readonly FieldError[], { stages }: PlanDraft): readonly FieldError[] {
  return errors.filter(({ path }) => {
    const [, stage, list] = /^\/stages\/(\d+)\/audience\/targets\/(\d+)\/values$/.exec(path) ?? [];
    const listing = stages[Number(stage)]?.stage.audience.targets?.[Number(list)];
    return listing !== undefined && isToFillIn(listing);
  });
}

const parts: Readonly<Record<string, string>> = {
  target: 'What is raised',
  variant: 'Variant',
  control: 'Control',
  by: 'Drawn by',
  onBreach: 'If something goes wrong',
  cleanupAfterDays: 'Clean-up',
  window: 'Window',
  stages: 'Stages',
};

/** Where it stands, in words: `Stage 2 “A tenth”`. */
export function placeText(path: string, { stages }: PlanDraft): string {
  const [, part = '', place] = path.split('/');
  if (part !== 'stages' || place === undefined) return parts[part] ?? 'The plan';
  const name = stages[Number(place)]?.stage.name ?? '';
  return `Stage ${Number(place) + 1}${name === '' ? '' : ` “${name}”`}`;
}

export function sentence(text: string): string {
  const whole = `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
  return /[.?!]$/.test(whole) ? whole : `${whole}.`;
}
