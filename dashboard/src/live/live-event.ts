import type { QueryKey } from '@tanstack/react-query';
import { keys } from '../api/keys.js';

/** What the server says has been changed: look again, and where. */
export interface LiveEvent {
  /** Of the thing; `config` is a flag in one environment, `all` is anything of the project. */
  readonly kind: string;
  readonly project: string | null;
  readonly environment?: string;
  readonly key?: string;
}

export function readLiveEvent(data: string): LiveEvent | null {
  try {
    const event = JSON.parse(data) as LiveEvent;
    return typeof event.kind === 'string' ? event : null;
  } catch {
    return null;
  }
}

/** What of the pages leans on it. The list of flags is not among it: one line of it is read again instead. */
export function queriesBehind({ kind, project, key }: LiveEvent): readonly QueryKey[] {
  if (project === null) return [['instance'], keys.projects, keys.session];
  const audit = keys.in(project, 'audit');
  switch (kind) {
    case 'flag':
    case 'config':
      return [keys.in(project, 'flags', 'one', key), ...flagReads(project), ...releaseReads(project, key), audit];
    case 'segment':
      return [keys.in(project, 'segments'), ...flagReads(project), audit];
    case 'environment':
      return [keys.in(project, 'environments'), keys.in(project, 'flags'), audit];
    case 'sdk-key':
      return [keys.in(project, 'sdk-keys'), audit];
    case 'change-request':
      return [keys.in(project, 'change-requests'), audit];
    case 'scheduled-change':
      return [keys.in(project, 'scheduled-changes'), audit];
    case 'release-template':
      return [keys.in(project, 'release-templates', 'list'), audit];
    case 'webhook':
      return [keys.in(project, 'webhooks'), audit];
    case 'repository':
      return [keys.in(project, 'code'), keys.in(project, 'flags', 'list'), audit];
    case 'member':
      return [keys.in(project, 'members'), keys.session, audit];
    default:
      return [keys.project(project), keys.projects];
  }
}

/** What is made of all flags of an environment. */
function flagReads(project: string): readonly QueryKey[] {
  return [keys.in(project, 'flags', 'ruleset'), keys.in(project, 'flags', 'reach')];
}

/** A release says so in the log of the flag that it raises. */
function releaseReads(project: string, flag: string | undefined): readonly QueryKey[] {
  return [keys.releases, keys.in(project, 'releases', ...(flag === undefined ? [] : [flag]))];
}

/** The lines of the flags page to read again; too many at once, and the whole list is. */
export function linesBehind(events: readonly LiveEvent[]): ReadonlyMap<string, ReadonlySet<string> | 'all'> {
  const lines = new Map<string, Set<string> | 'all'>();
  for (const { kind, project, key } of events) {
    if (project === null || (kind !== 'flag' && kind !== 'config')) continue;
    const held = lines.get(project) ?? new Set<string>();
    if (held === 'all') continue;
    if (key !== undefined) held.add(key);
    lines.set(project, key === undefined || held.size > mostLines ? 'all' : held);
  }
  return lines;
}

const mostLines = 8;
