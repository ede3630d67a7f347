import { setTimeout as sleep } from 'node:timers/promises';
import { seededRandom } from '@guidon/fault-tools';
import { expect } from '@playwright/test';
import type { Follower } from '../support/follower-process.js';
import { type House, test } from '../support/house.js';

const kills = Number(process.env['GUIDON_KILLS'] ?? 20);
const seed = Number(process.env['GUIDON_KILLS_SEED'] ?? 1);
const flag = 'survivor';

test(`${kills} kills in a row lose no change (seed ${seed})`, async ({ house }) => {
  test.setTimeout(60_000 + kills * 6_000);
  const random = seededRandom(seed);
  await house.admin.createFlag(flag);
  await house.admin.setPercentage(flag, 0);
  await house.admin.setEnabled(flag, true);
  const followers = [await follow(house, 0), await follow(house, 1)];
  const written: Written = { accepted: [], refused: [] };

  for (let round = 1; round <= kills; round += 1) {
    const isDatabaseOnly = random() < 0.25;
    const writing = write(house, round, written);
    await sleep(random() * 400);
    if (isDatabaseOnly) house.killDatabase();
    else await house.kill();
    await sleep(random() * 100);
    await writing.stop();
    if (isDatabaseOnly) await expectWritable(house, round);
    else {
      if (random() < 0.2) await replaceOne(house, followers, random);
      await house.restart();
    }
    if (round % 50 === 0) process.stdout.write(`${round} kills, ${written.accepted.length} changes accepted\n`);
  }

  expect(written.accepted.length, `refused with ${written.refused}`).toBeGreaterThan(kills);
  await expectSameVersion(house, followers);
  for (const follower of followers) await expectAll(follower, written.accepted);
});

const follow = (house: House, index: number) => house.follow({ flag, cacheFile: house.path(`flags-${index}.cache`) });

interface Written {
  readonly accepted: string[];
  readonly refused: (number | string)[];
}

interface Writing {
  stop(): Promise<void>;
}

/** Lets in one user after the other. What was answered with 200 must never be lost. */
function write(house: House, round: number, { accepted, refused }: Written): Writing {
  let isOver = false;
  const turns = async () => {
    for (let turn = 0; !isOver; turn += 1) {
      const user = `user-${round}-${turn}`;
      const status = await house.admin.whitelist(flag, user).then(
        (answer) => answer.status,
        () => 'no answer',
      );
      if (status === 200) accepted.push(user);
      else refused.push(status);
      if (status === 'no answer') return;
    }
  };
  const running = turns();
  return {
    stop: () => {
      isOver = true;
      return running;
    },
  };
}

/** The server finds its database again by itself. */
async function expectWritable(house: House, round: number): Promise<void> {
  const attempt = () => house.admin.whitelist(flag, `healed-${round}`).then(({ status }) => status);
  await expect.poll(attempt, { timeout: 20_000 }).toBe(200);
}

async function replaceOne(house: House, followers: Follower[], random: () => number): Promise<void> {
  const index = Math.floor(random() * followers.length);
  const old = followers[index];
  expect(old?.problems).toEqual([]);
  await old?.end('SIGKILL');
  followers[index] = await follow(house, index);
}

/** A snapshot read right after a write may be a moment old: server and followers are asked until they agree. */
async function expectSameVersion(house: House, followers: readonly Follower[]): Promise<void> {
  const versions = async () => {
    const { body } = await house.admin.snapshot(house.keys.serverKey);
    const held = await Promise.all(followers.map(async (follower) => (await follower.decide('anyone')).version));
    return new Set([(body as { readonly version: number }).version, ...held]).size;
  };
  await expect.poll(versions, { timeout: 60_000 }).toBe(1);
}

async function expectAll(follower: Follower, users: readonly string[]): Promise<void> {
  const decisions = await Promise.all(users.map((user) => follower.decide(user)));
  expect(users.filter((_user, index) => decisions[index]?.value !== true)).toEqual([]);
  expect(follower.problems).toEqual([]);
}
