import { ChangeList } from '../ui/change-list.js';
import { DiffView } from '../ui/diff-view.js';
import { describeParts } from './describe-changes.js';
import { type Settings, settingsParts } from './settings.js';

export interface SettingsDiffProps {
  readonly before: unknown;
  readonly after: unknown;
}

/** In words where it is a change of what a flag is in an environment, else part by part as it is written. */
export function SettingsDiff({ before, after }: SettingsDiffProps) {
  if (!isOfSettings(before) || !isOfSettings(after)) return <DiffView before={before} after={after} />;
  return <ChangeList changes={describeParts(before, after)} />;
}

const names = new Set<string>(settingsParts);

function isOfSettings(value: unknown): value is Partial<Settings> {
  return typeof value === 'object' && value !== null && Object.keys(value).every((name) => names.has(name));
}
