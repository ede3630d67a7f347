/** One record of the audit log, as far as it is told. */
export interface ToldRecord {
  readonly action: string;
  readonly at: Date;
  readonly project: string;
  readonly environment: string | null;
  readonly subjectKind: string;
  readonly subjectKey: string;
  readonly actorKind: string;
  readonly actorName: string;
  /** Null on both sides also where they were too long: then `isShortened`. */
  readonly before: unknown;
  readonly after: unknown;
  readonly isShortened: boolean;
}

export type WebhookFormat = 'json' | 'slack';

export const testEvent = 'webhook.test';

/** The same bytes at every attempt: what the audit log says never changes. */
export function bodyOf(format: WebhookFormat, record: ToldRecord): string {
  return JSON.stringify(format === 'slack' ? slackMessage(record) : jsonMessage(record));
}

export function testRecord(
  project: string,
  { id, name }: { readonly id: string; readonly name: string },
  at: Date,
): ToldRecord {
  const subject = { subjectKind: 'webhook', subjectKey: id, actorKind: 'system', actorName: 'guidon' };
  const message = `Guidon reaches "${name}".`;
  return {
    action: testEvent,
    at,
    project,
    environment: null,
    ...subject,
    before: null,
    after: { message },
    isShortened: false,
  };
}

function jsonMessage(record: ToldRecord): object {
  const {
    action,
    at,
    project,
    environment,
    subjectKind,
    subjectKey,
    actorKind,
    actorName,
    before,
    after,
    isShortened,
  } = record;
  const data = {
    project,
    environment,
    subject: { kind: subjectKind, key: subjectKey },
    actor: { kind: actorKind, name: actorName },
    before,
    after,
    ...(isShortened && { isShortened }),
  };
  return { type: action, timestamp: at.toISOString(), data };
}

function slackMessage(record: ToldRecord): object {
  const { action, at, project, environment, subjectKind, subjectKey, actorName } = record;
  const place = environment === null ? project : `${project} / ${environment}`;
  const what = `${subjectKind.replaceAll('-', ' ')} ${subjectKey}`;
  const text = `${action}: ${what} in ${place}, by ${actorName}`;
  const lines = [`*${mrkdwn(action)}* ${mrkdwn(what)}`, ...changesIn(record)].join('\n').slice(0, 2_900);
  const context = `${mrkdwn(place)} · ${mrkdwn(actorName)} · ${at.toISOString()}`;
  const blocks = [
    { type: 'section', text: { type: 'mrkdwn', text: lines } },
    { type: 'context', elements: [{ type: 'mrkdwn', text: context.slice(0, 2_900) }] },
  ];
  return { text: escaped(text), blocks };
}

/** What is short and nobody's name is shown as it was and is; of lists only that they were changed. */
const shown = new Set(['enabled', 'state', 'stage', 'reason', 'offVariant', 'isEnabled', 'message', 'outcome']);

function changesIn({ before, after, isShortened }: ToldRecord): string[] {
  const [was, is] = [membersOf(before), membersOf(after)];
  const names = [...new Set([...was.keys(), ...is.keys()])].slice(0, 20);
  const lines = names.map((name) => {
    const known = [was.get(name), is.get(name)].filter((value) => isPlain(value)).map((value) => mrkdwn(String(value)));
    return shown.has(name) && known.length > 0 ? `${mrkdwn(name)}: ${known.join(' → ')}` : `${mrkdwn(name)} changed`;
  });
  return isShortened ? ['It is too long to be told here: see the audit log.'] : lines;
}

function membersOf(side: unknown): ReadonlyMap<string, unknown> {
  return new Map(typeof side === 'object' && side !== null && !Array.isArray(side) ? Object.entries(side) : []);
}

function isPlain(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

/** Nothing of it is a mark. */
function mrkdwn(text: string): string {
  const unmarked = escaped(text).replace(/[*_~`]/g, (mark) => `\u200b${mark}`);
  return unmarked.replace(/[\r\n]+/g, ' ').slice(0, 500);
}

/** Nothing of it is a link or a mention. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
