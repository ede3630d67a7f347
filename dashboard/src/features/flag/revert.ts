import type { Json } from '@guidon/evaluator';
import { type Settings, type SettingsPart, settingsParts } from '../../targeting/settings.js';
import { isSame } from '../../ui/is-same.js';

/** One record of the audit log, as far as a flag's history needs it. */
export interface HistoryRecord {
  readonly action: string;
  readonly environment: string | null;
  /** Of what was changed alone. */
  readonly before: unknown;
  readonly after: unknown;
}

export interface Revert {
  readonly patch: Partial<Settings>;
  /** What has been changed again since: going back would undo that, too. */
  readonly overtaken: readonly SettingsPart[];
}

/** What takes one change back; null where it is none of a flag in an environment. */
export function revertOf({ environment, before, after }: HistoryRecord, now: Settings): Revert | null {
  if (environment === null || !isRecord(before) || !isRecord(after)) return null;
  const parts = settingsParts.filter((part) => Object.hasOwn(before, part) && !isSame(before[part], now[part]));
  if (parts.length === 0) return null;
  return {
    patch: Object.fromEntries(parts.map((part) => [part, before[part]])),
    overtaken: parts.filter((part) => !isSame(after[part], now[part])),
  };
}

function isRecord(value: unknown): value is Readonly<Record<string, Json>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
