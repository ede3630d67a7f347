import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

const hourMs = 3_600_000;
/** A machine under load may refuse for a moment; how long that may go on, the lifetime knows. */
const busy = 503;
const environments = ['development', 'staging', 'production'];

/** Flags as a project has them that is in use: rolled out here and there, evaluated in each of the last 24 hours. */
export async function seed({ url, token, sdkKey }, flagCount) {
  const headers = { authorization: `Bearer ${token}` };
  const keys = Array.from({ length: flagCount }, (_, index) => `flag-${String(index).padStart(5, '0')}`);
  const send = sender(`${url}/api/v1/projects/default/flags`, headers);
  await twoAtATime(keys, async (key, index) => {
    const tags = [`team-${index % 20}`];
    await send('POST', '', { key, tags, description: `Shows part ${index} of the new house` });
    const environment = environments[index % environments.length];
    await send('PUT', `/${key}/environments/${environment}/percentage`, { percentage: index % 100 });
  });
  const report = sender(`${url}/sdk/v1/telemetry`, { authorization: `Bearer ${sdkKey}` });
  for (const body of reportsOf(keys)) await report('POST', '', body);
}

function reportsOf(keys) {
  const now = Date.now();
  const named = { format: 1, instance: randomUUID(), sdk: 'node', sdkVersion: '0.1.0' };
  return Array.from({ length: 24 }, (_, hour) => {
    const at = new Date(now - (23 - hour) * hourMs).toISOString();
    const counts = keys.map((flag, index) => ({ flag, variant: 'off', count: 1 + ((index * 7 + hour * 13) % 97) }));
    return { ...named, sequence: hour + 1, from: at, to: at, counts };
  });
}

function sender(base, headers) {
  return async function send(method, place, body) {
    const answer = await fetch(`${base}${place}`, {
      method,
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (answer.status === busy) {
      await sleep(1_000 * Number(answer.headers.get('retry-after') ?? 1));
      return send(method, place, body);
    }
    if (!answer.ok) throw new Error(`${method} ${base}${place}: ${answer.status} ${await answer.text()}`);
  };
}

/** Changes of one project wait for each other anyway. */
async function twoAtATime(items, work) {
  const waiting = items.entries();
  const worker = async () => {
    for (const [index, item] of waiting) await work(item, index);
  };
  await Promise.all([worker(), worker()]);
}
