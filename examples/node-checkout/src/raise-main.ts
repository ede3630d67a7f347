import { setTimeout as wait } from 'node:timers/promises';
import { required } from './environment.js';
import { flagApi } from './flag-api.js';
import { playbook } from './playbook.js';

const holdMs = Number(process.env['HOLD_MS'] ?? 5_000);
const api = flagApi({
  url: process.env['GUIDON_URL'] ?? 'http://localhost:4400',
  token: required('GUIDON_TOKEN'),
});

for (const step of playbook) {
  await step.run(api);
  console.log(`${step.name}: watching for ${holdMs / 1000} s`);
  await wait(holdMs);
}
