// A change on its way from the REST call to those who wait for it, beside bare servers that write the same bytes.
import { quantile, startCrowd, startListener, toMs } from './delivery/helpers.mjs';
import { settledRssBytes, startBare, startGuidon } from './delivery/servers.mjs';
import { keepResults, printTable } from './report.mjs';

const crowds = [1, 1_000, 10_000];
const rounds = Number(process.env.BENCH_ROUNDS ?? 60);
const pauseMs = 40;
const flag = 'bench-flag';
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

const guidon = await startGuidon();
const call = async (method, path, body) => {
  const headers = { authorization: `Bearer ${guidon.token}`, 'content-type': 'application/json' };
  const answer = await fetch(guidon.url + path, { method, headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return answer.json();
};
await call('POST', '/api/v1/projects/default/flags', { key: flag });

let enabled = false;
const toggle = () => {
  enabled = !enabled;
  return call('PUT', `/api/v1/projects/default/flags/${flag}/environments/development/enabled`, { enabled });
};

const event = await oneEvent();
const contenders = [
  { ...guidon, push: toggle },
  ...(await Promise.all(
    ['res.write', 'raw sockets'].map(async (mode) => {
      const server = await startBare(mode, { event });
      return {
        ...server,
        sdkKey: 'x',
        push: () => fetch(server.url, { method: 'PUT' }).then((answer) => answer.text()),
      };
    }),
  )),
];

const fanOut = [];
for (const count of crowds) for (const result of await measureCrowd(count)) fanOut.push(result);
const changes = [];
for (const count of [0, ...crowds.slice(1)]) changes.push(await measureSdk(count));

for (const contender of contenders) await contender.stop();
report();

/** The bytes of one change, as a stream of ours carries them. */
async function oneEvent() {
  const answer = await fetch(`${guidon.url}/sdk/v1/stream`, { headers: { authorization: `Bearer ${guidon.sdkKey}` } });
  const reader = answer.body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  const readUntil = async (pattern) => {
    while (!pattern.test(text)) text += decoder.decode((await reader.read()).value, { stream: true });
  };
  await readUntil(/event: snapshot\n.*\n\n/);
  text = '';
  await toggle();
  await readUntil(/id: .*\nevent: patch\n.*\n\n/);
  await reader.cancel();
  return /id: .*\nevent: patch\n.*\n\n/.exec(text)[0];
}

/** All contenders with their crowds open at the same time would share the machine: one after the other, in turn. */
async function measureCrowd(count) {
  const results = [];
  for (const { name, port, pid, sdkKey, push } of contenders) {
    const crowd = startCrowd();
    const rssBefore = await settledRssBytes(pid);
    await crowd.open({ port, sdkKey, count });
    const rssAfter = await settledRssBytes(pid);
    const lastMs = await timeEvents(crowd, push);
    await crowd.close();
    crowd.stop();
    await sleep(500);
    results.push({
      name,
      count,
      p50Ms: quantile(lastMs, 0.5),
      worstMs: quantile(lastMs, 1),
      bytesPerStream: Math.round((rssAfter - rssBefore) / count),
    });
  }
  return results;
}

async function timeEvents(crowd, push) {
  const times = [];
  for (let round = -5; round < rounds; round++) {
    const { last } = await crowd.arm();
    const begunNs = process.hrtime.bigint();
    await Promise.all([push(), last]);
    if (round >= 0) times.push(toMs((await last) - begunNs));
    await sleep(pauseMs);
  }
  return times;
}

async function measureSdk(count) {
  const crowd = startCrowd();
  await crowd.open({ port: guidon.port, sdkKey: guidon.sdkKey, count });
  const listener = await startListener(guidon, flag);
  const heardMs = [];
  const acknowledgedMs = [];
  for (let round = -20; round < 4 * rounds; round++) {
    const heard = listener.nextChange();
    const begunNs = process.hrtime.bigint();
    await toggle();
    const acknowledgedNs = process.hrtime.bigint();
    const heardNs = await heard;
    if (round >= 0) {
      heardMs.push(toMs(heardNs - begunNs));
      acknowledgedMs.push(toMs(acknowledgedNs - begunNs));
    }
    await sleep(count > 0 ? pauseMs : 5);
  }
  listener.stop();
  crowd.stop();
  await sleep(500);
  return {
    streams: count + 1,
    acknowledgedP50Ms: quantile(acknowledgedMs, 0.5),
    p50Ms: quantile(heardMs, 0.5),
    p99Ms: quantile(heardMs, 0.99),
  };
}

function report() {
  for (const count of crowds) {
    const rows = fanOut.filter((result) => result.count === count);
    const ours = rows[0].p50Ms;
    printTable(
      `One change of ${Buffer.byteLength(event)} bytes to ${count} streams: until the last one has it`,
      ['written by', 'p50 ms', 'worst ms', 'Guidon ×', 'bytes/stream'],
      rows.map(({ name, p50Ms, worstMs, bytesPerStream }) => [
        name,
        p50Ms.toFixed(1),
        worstMs.toFixed(1),
        (ours / p50Ms).toFixed(2),
        count >= 1_000 ? bytesPerStream : '-',
      ]),
    );
  }
  printTable(
    'Toggle over REST → `change` event of the SDK in another process',
    ['streams', 'acknowledged p50 ms', 'heard p50 ms', 'heard p99 ms'],
    changes.map(({ streams, acknowledgedP50Ms, p50Ms, p99Ms }) => [
      streams,
      acknowledgedP50Ms.toFixed(2),
      p50Ms.toFixed(2),
      p99Ms.toFixed(2),
    ]),
  );
  keepResults('delivery', { node: process.version, eventBytes: Buffer.byteLength(event), fanOut, changes });
}
