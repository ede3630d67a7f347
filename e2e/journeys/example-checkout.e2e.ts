import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { end, outputOf, repositoryRoot } from '@guidon/fault-tools';
import { expect } from '@playwright/test';
import { flagApi } from '../../examples/node-checkout/src/flag-api.js';
import { handRolledIsEnabled } from '../../examples/node-checkout/src/hand-rolled.js';
import { flagKey, friendlyTenants, internalTenant, playbook } from '../../examples/node-checkout/src/playbook.js';
import { type House, test } from '../support/house.js';
import { waitUntil } from '../support/wait-until.js';

const shopFolder = join(repositoryRoot, 'examples/node-checkout');
const lines = [
  { sku: 'mug', priceCents: 1_200, quantity: 2 },
  { sku: 'tea', priceCents: 650, quantity: 4 },
];

/** The four tenants of the playbook's first steps, and a hundred others with one user each. */
const customers = [
  internalTenant,
  ...friendlyTenants,
  ...Array.from({ length: 100 }, (_, index) => `tenant-${index}`),
].map((tenantId, index) => ({ userId: `user_${index}`, tenantId }));

/** How many customers each step of the playbook lets in: nobody, one tenant, four, then the hash decides. */
const expectedIn = [0, 1, 4, ...[10, 25, 50, 100].map(countIn)];

function countIn(percentage: number): number {
  const flag = { key: flagKey, enabled: true, percentage, whitelist: [] };
  return customers.filter(({ userId }, index) => index < 4 || handRolledIsEnabled(flag, userId)).length;
}

test('the playbook lets in more at each step, and keeps whom it has', async ({ house }) => {
  const shop = await startShop(house);
  const api = flagApi({ url: house.url, token: house.keys.token });
  const whoIsIn = async () => {
    const flows = await Promise.all(customers.map(async (one) => (await buy(shop.url, one)).flow));
    return customers.filter((_, index) => flows[index] === 'bundled').map((one) => one.tenantId);
  };
  try {
    let before: readonly string[] = [];
    for (const [index, step] of playbook.entries()) {
      await step.run(api);
      await expect.poll(async () => (await whoIsIn()).length, { message: step.name }).toBe(expectedIn[index]);
      const now = await whoIsIn();
      expect(now).toEqual(expect.arrayContaining([...before]));
      before = now;
    }

    await house.kill();
    expect(await whoIsIn()).toHaveLength(customers.length);
  } finally {
    await shop.end();
  }
});

test('the script raises the flag to everybody', async ({ house }) => {
  expect(await run(house, 'raise-main.ts', { HOLD_MS: '0' })).toMatchObject({ code: 0 });
  const { body } = await house.admin.snapshot(house.keys.serverKey);
  expect(JSON.stringify(body)).toContain('"weight":100000');
});

test('an order that is none is refused with what one looks like', async ({ house }) => {
  const shop = await startShop(house);
  try {
    const answer = await fetch(`${shop.url}/checkout`, { method: 'POST', body: '{ "userId": "u1" }' });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ message: expect.stringContaining('userId, tenantId, lines') });
  } finally {
    await shop.end();
  }
});

test('100,000 users stay exactly where the hand-rolled rule had them', async ({ house }) => {
  const { code, output } = await run(house, 'parity-main.ts');
  expect(output).toContain("'new_checkout_flow'");
  expect(output).toContain('100000');
  expect(code, output).toBe(0);
});

function startScript(house: House, script: string, more: Readonly<Record<string, string>> = {}) {
  const child = spawn(process.execPath, ['--import', 'tsx', `src/${script}`], {
    cwd: shopFolder,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env['PATH'],
      GUIDON_URL: house.url,
      GUIDON_TOKEN: house.keys.token,
      GUIDON_SDK_KEY: house.keys.serverKey,
      GUIDON_CACHE_FILE: house.path('shop.cache'),
      ...more,
    },
  });
  return { child, output: outputOf(child) };
}

async function run(house: House, script: string, more?: Readonly<Record<string, string>>) {
  const { child, output } = startScript(house, script, more);
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { code, output: output() };
}

async function startShop(house: House) {
  const { child, output } = startScript(house, 'main.ts');
  const url = await waitUntil(() => /shop on (http:\S+),/.exec(output())?.[1], { what: 'the shop', context: output });
  return { url, end: () => end(child, 'SIGTERM') };
}

async function buy(url: string, customer: { readonly userId: string; readonly tenantId: string }) {
  const response = await fetch(`${url}/checkout`, { method: 'POST', body: JSON.stringify({ ...customer, lines }) });
  return (await response.json()) as { readonly flow: string };
}
