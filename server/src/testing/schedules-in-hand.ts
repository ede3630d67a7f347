import { expect } from 'vitest';
import { aFlag, flags } from './a-live-server.js';
import type { Person } from './a-person.js';
import type { Answer } from './a-server.js';
import type { TwoNodes } from './two-nodes.js';

/** The changes that are scheduled for one flag in one environment, in a test's hands. */
export interface SchedulesInHand {
  readonly flag: string;
  /** Of the flag in its environment. */
  readonly config: string;
  /** For tomorrow, unless it says otherwise. */
  plan(settings: object, body?: object, by?: Person): Promise<Answer>;
  /** Its id. */
  planned(settings: object, body?: object): Promise<string>;
  read(id: string): Promise<Answer['body']>;
  cancel(id: string, by?: Person): Promise<Answer>;
  edit(body: object): Promise<Answer>;
  /** The settings as they are. */
  now(): Promise<Answer['body']>;
  /** Puts the times of these so far into the past, one second apart in their order. */
  comes(ids: readonly string[], ago?: string): Promise<void>;
  finished(id: string): { toBe(state: string): Promise<void> };
  /** Each record's action, and who it is of; the newest first. */
  auditOf(id: string): Promise<string[][]>;
}

const dayMs = 86_400_000;
export const tomorrow = () => new Date(Date.now() + dayMs).toISOString();

let count = 0;

/** Of a new flag. */
export async function schedulesInHand(
  { one, sql }: Pick<TwoNodes, 'one' | 'sql'>,
  author: Person,
  environment = 'production',
): Promise<SchedulesInHand> {
  count += 1;
  const flag = `scheduled-${count}`;
  await aFlag(one, flag);
  const config = `${flags}/${flag}/environments/${environment}`;
  const read = async (id: string) => (await author.call('GET', `${config}/scheduled-changes/${id}`)).body;
  const plan = (settings: object, body: object = {}, by: Person = author) =>
    by.call('POST', `${config}/scheduled-changes`, { body: { settings, at: tomorrow(), ...body } });
  return {
    flag,
    config,
    plan,
    planned: async (settings, body = {}) => {
      const answer = await plan(settings, body);
      expect(answer).toMatchObject({ status: 201, body: { state: 'scheduled' } });
      return answer.body.id;
    },
    read,
    cancel: (id, by = author) => by.call('POST', `${config}/scheduled-changes/${id}/cancel`),
    edit: (body) => author.call('PATCH', config, { body }),
    now: async () => (await author.call('GET', config)).body,
    comes: async (ids, ago = '1 second') => {
      await sql`
        update scheduled_changes s set apply_at = now() - ${ago}::interval - make_interval(secs => ${ids.length} - t.place)
        from unnest(${[...ids]}::uuid[]) with ordinality as t (id, place) where s.id = t.id`;
    },
    finished: (id) => expect.poll(async () => (await read(id)).state, { timeout: 10_000 }),
    auditOf: async (id) => {
      const { body } = await one.call(
        'GET',
        `/api/v1/audit?project=default&subjectKind=scheduled-change&subject=${id}`,
      );
      return body.items.map(({ action, actor }: { action: string; actor: { name: string } }) => [action, actor.name]);
    },
  };
}
