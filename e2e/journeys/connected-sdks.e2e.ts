import { createClient } from '@guidon/sdk-node';
import { expect } from '@playwright/test';
import { test } from '../support/house.js';

const flag = 'new-billing';
const development = '/api/v1/projects/default/environments/development';
const reachPath = `/api/v1/projects/default/flags/${flag}/environments/development/reach`;

test('a process that connects is seen within seconds, and whom it asks for is known where people wish to know', async ({
  house,
}) => {
  const call = async (method: string, path: string, body?: unknown) => {
    const headers = { authorization: `Bearer ${house.keys.token}`, 'content-type': 'application/json' };
    const answer = await fetch(house.url + path, {
      method,
      headers,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return await answer.json();
  };
  await house.admin.createFlag(flag);
  await house.admin.setEnabled(flag, true);
  await house.admin.configure(flag, { fallthrough: { variant: 'off' } });
  await call('PATCH', '/api/v1/projects/default', { privateAttributes: ['email'] });
  await call('PATCH', development, { sampleContexts: true });

  const client = createClient({ url: house.url, sdkKey: house.keys.serverKey });
  await client.ready();
  const instances = async () => (await call('GET', `${development}/sdk-instances`)).items;
  await expect
    .poll(instances, { timeout: 10_000 })
    .toMatchObject([{ name: 'node', protocol: 1, heldVersion: 3, lag: 0 }]);

  // The answer to that first report asks for a sample, which it may get a moment later; closing brings what there is.
  for (let round = 0; round < 5; round += 1) {
    for (const [index, plan] of ['pro', 'free', 'free'].entries())
      client.isEnabled(flag, { userId: `u${index}`, plan, email: 'somebody@example.com' });
    expect(await call('POST', reachPath, { settings: {} })).toMatchObject({ unknown: true });
  }
  await client.close();
  const rules = [{ conditions: [{ attribute: 'plan', operator: 'in', values: ['pro'] }], serve: { variant: 'on' } }];
  expect(await call('POST', reachPath, { settings: { rules } })).toMatchObject({ seen: 3, reached: 1, changed: 1 });
});
