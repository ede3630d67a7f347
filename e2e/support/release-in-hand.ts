import { request } from './admin.js';
import type { House } from './house.js';
import { waitUntil } from './wait-until.js';

export interface Release {
  readonly state: string;
  readonly stage: { readonly index: number; readonly name: string } | null;
  readonly timeLeftMs: number | null;
  readonly environmentVersion: number;
}

export interface ReleaseEvent {
  readonly action: string;
  readonly stage: string | null;
  readonly toState: string;
  readonly version: number;
}

/** One flag's release in `development`, as automation holds it. */
export interface ReleaseInHand {
  plan(plan: object): Promise<Release>;
  act(action: string, more?: object): Promise<Release>;
  read(): Promise<Release>;
  /** Waits until the stage has begun, or is past. */
  reach(stage: string): Promise<Release>;
  completion(): Promise<Release>;
  /** Its timeline, the oldest first. */
  events(): Promise<readonly ReleaseEvent[]>;
}

export function releaseOf({ url, keys }: House, flag: string): ReleaseInHand {
  const path = `${url}/api/v1/projects/default/flags/${flag}/environments/development/release`;
  const ask = async <T>(method: string, rest: string, body?: unknown): Promise<T> => {
    const answer = await request(path + rest, method, keys.token, body);
    if (answer.status === 200) return answer.body as T;
    throw new Error(`${method} …/release${rest} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
  };
  const wait = (wish: string) => {
    const look = async () => {
      const answer = await ask<Release & { readonly reached: boolean }>('GET', `/wait?${wish}&timeoutSeconds=2`);
      return answer.reached ? answer : undefined;
    };
    return waitUntil(look, { what: wish, timeoutMs: 30_000 });
  };
  return {
    plan: (plan) => ask('PUT', '', plan),
    act: (action, more = {}) => ask('POST', `/${action}`, more),
    read: () => ask('GET', ''),
    reach: (stage) => wait(`stage=${encodeURIComponent(stage)}`),
    completion: () => wait('state=completed'),
    events: async () =>
      (await ask<{ readonly items: readonly ReleaseEvent[] }>('GET', '/events?limit=200')).items.toReversed(),
  };
}
