import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { end, outputOf, plainEnvironment } from '@guidon/fault-tools';
import { expect } from '@playwright/test';
import { test } from '../support/house.js';

test('the snippet of the first start, pasted into a file, sees a flag that is raised over REST', async ({ house }) => {
  const file = house.path('first.mjs');
  writeFileSync(file, house.keys.snippet);
  expect((await house.admin.createFlag('new-billing')).status).toBe(201);

  const program = spawn(process.execPath, [file], { stdio: ['ignore', 'pipe', 'pipe'], env: plainEnvironment() });
  const output = outputOf(program);
  await expect.poll(output).toBe('new-billing: false\n');

  expect((await house.admin.setEnabled('new-billing', true)).status).toBe(200);
  await expect.poll(output).toBe('new-billing: false\nnew-billing: true\n');
  await end(program, 'SIGKILL');
});

test('the keys are printed on the first start only', async ({ house }) => {
  await house.stop();
  await house.restart();
  expect((await house.admin.createFlag('still-my-token')).status).toBe(201);
  expect((await house.admin.snapshot(house.keys.serverKey)).status).toBe(200);
});
