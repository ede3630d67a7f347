import { letTimePass } from '@guidon/test-kit';
import type postgres from 'postgres';
import { aFlag, flags } from './a-live-server.js';
import type { Answer, CallOptions, TestServer } from './a-server.js';

export const dayMs = 86_400_000;

/** Two customers by name for two days, then a tenth for one, then half with an approval, then everybody. */
export const aPlan = {
  by: 'tenantId',
  stages: [
    { name: 'friends', audience: { targets: [{ by: 'tenantId', values: ['t1', 't2'] }] }, holdFor: 'P2D' },
    { name: 'tenth', audience: { percentage: 10 }, holdFor: 'P1D' },
    { name: 'half', audience: { percentage: 50 }, holdFor: 'P1D', advance: 'approval' },
    { name: 'all', audience: { percentage: 100 }, holdFor: 'P1D' },
  ],
};

type Ask = (method: string, path: string, options?: Omit<CallOptions, 'token'>) => Promise<Answer>;

/** One flag's release in one environment, in a test's hands. */
export interface ReleaseInHand {
  readonly flag: string;
  /** Of the flag in its environment. */
  readonly config: string;
  /** Of the release. */
  readonly path: string;
  readonly call: Ask;
  plan(body?: object): Promise<Answer>;
  act(action: string, body?: object): Promise<Answer>;
  read(): Promise<Answer['body']>;
  settings(): Promise<Answer['body']>;
  /** Of its timeline, the oldest first. */
  events(): Promise<Answer['body'][]>;
  /** As another caller does it. */
  as(call: Ask): ReleaseInHand;
}

/** Whoever is told to come again does: with others' tests beside, a lock may take longer than a request may wait. */
function insisting(ask: Ask): Ask {
  return async (...request) => {
    for (let attempt = 1; ; attempt += 1) {
      const answer = await ask(...request);
      if (answer.status !== 503 || attempt === 20) return answer;
    }
  };
}

export function releaseInHand(ask: Ask, flag: string, environment = 'development'): ReleaseInHand {
  const call = insisting(ask);
  const config = `${flags}/${flag}/environments/${environment}`;
  const path = `${config}/release`;
  const post = (action: string, body?: object) => call('POST', `${path}/${action}`, body === undefined ? {} : { body });
  return {
    flag,
    config,
    path,
    call,
    plan: (body = aPlan) => call('PUT', path, { body }),
    act: post,
    read: async () => (await call('GET', path)).body,
    settings: async () => (await call('GET', config)).body,
    events: async () => (await call('GET', `${path}/events?limit=200`)).body.items.reverse(),
    as: (other) => releaseInHand(other, flag, environment),
  };
}

let count = 0;

/** A new flag with a plan, not begun. */
export async function aRelease(server: TestServer, body: object = aPlan): Promise<ReleaseInHand> {
  count += 1;
  const flag = `released-${count}`;
  await aFlag(server, flag);
  const release = releaseInHand(server.call, flag);
  const answer = await release.plan(body);
  if (answer.status !== 200) throw new Error(`no plan: ${JSON.stringify(answer.body)}`);
  return release;
}

export async function aStarted(server: TestServer, body: object = aPlan): Promise<ReleaseInHand> {
  const release = await aRelease(server, body);
  const answer = await release.act('start');
  if (answer.status !== 200) throw new Error(`not started: ${JSON.stringify(answer.body)}`);
  return release;
}

export function letDaysPass(sql: postgres.Sql, days: number): Promise<void> {
  return letTimePass(sql, days * dayMs);
}
