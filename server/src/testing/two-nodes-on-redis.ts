import { waitFor } from '@guidon/test-kit';
import { realWorld, type World } from '../world.js';
import { aFlag, flags, turn } from './a-live-server.js';
import { aPerson } from './a-person.js';
import { twoNodes } from './two-nodes.js';

/** Two nodes that share a Redis, somebody who is signed in, and a stream of the other node. */
export interface TwoNodesOnRedis {
  /** What people and SDKs ask for all day, of either node: the answers' statuses. */
  ask(): Promise<readonly number[]>;
  /** How long a change on the one node takes to a stream of the other. */
  change(): Promise<number>;
  /** What `/health/ready` says, one after the other. */
  readiness(): Promise<readonly (readonly [status: number, says: string])[]>;
  /** Answers once the other node hears of changes without looking for them. */
  isTold(): Promise<void>;
  close(): Promise<void>;
}

const lookPeriodMs = 2_000;

export async function twoNodesOnRedis(redisUrl: string): Promise<TwoNodesOnRedis> {
  let areLooking = true;
  let isOn = false;
  const world: World = {
    ...realWorld(),
    every: (periodMs, task) =>
      realWorld().every(periodMs, () => {
        if (areLooking || periodMs < lookPeriodMs) task();
      }),
  };
  const environment = { REDIS_URL: redisUrl, GUIDON_SECRET_KEY: 'the-key-of-all-nodes-of-this-installation' };
  const nodes = await twoNodes({ environment, world });
  const { one, other } = nodes;
  await aFlag(one, 'seen-elsewhere');
  const people = await Promise.all([one, other].map((node) => aPerson(node, { role: 'editor' })));
  const stream = await other.stream();
  await stream.take(1);

  const ask = async () => {
    const answers = await Promise.all([
      ...people.map((person) => person.call('GET', flags)),
      ...[one, other].flatMap((node) => [
        node.call('GET', '/api/v1/projects'),
        node.call('POST', '/sdk/v1/evaluate', { token: node.sdkKey, body: { context: { userId: 'user-1' } } }),
        node.call('PUT', `${flags}/seen-elsewhere/environments/staging/whitelist/${performance.now()}`),
        node.snapshot(),
      ]),
    ]);
    return answers.map(({ status }) => status);
  };
  const change = async () => {
    const before = stream.events.length;
    isOn = !isOn;
    const begunAt = performance.now();
    await turn(one, 'seen-elsewhere', isOn);
    await stream.take(before + 1);
    return performance.now() - begunAt;
  };
  const readiness = async () => {
    const answers = await Promise.all([one, other].map((node) => node.call('GET', '/health/ready', { token: null })));
    return answers.map(({ status, body }) => [status, body.status] as const);
  };
  /** What is said while a connection moves to another primary nobody hears: that is what looks are for. */
  const wasTold = async () => {
    if (!(await readiness()).every(([, says]) => says === 'ready')) return false;
    const before = stream.events.length;
    areLooking = false;
    isOn = !isOn;
    await turn(one, 'seen-elsewhere', isOn);
    const isHeard = await waitFor(() => stream.events.length > before, { timeoutMs: 1_000 }).catch(() => false);
    areLooking = true;
    await stream.take(before + 1);
    return isHeard;
  };
  return {
    ask,
    change,
    readiness,
    isTold: () =>
      waitFor(wasTold, { timeoutMs: 10_000, what: 'a change that is heard of without a look' }).then(() => {}),
    close: async () => {
      stream.close();
      await nodes.close();
    },
  };
}
