// Requests per second, beside a bare fastify route with the same bytes; and a toggle beside its one bare statement.
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { quantile } from './delivery/helpers.mjs';
import { startGuidon } from './delivery/servers.mjs';
import { median } from './measure.mjs';
import { keepResults, printTable } from './report.mjs';

const flagCount = 100;
const rounds = Number(process.env.BENCH_ROUNDS ?? 5);
const durationMs = 2_000;
const connections = 50;
const fileOf = (name) => fileURLToPath(new URL(name, import.meta.url));

const guidon = await startGuidon();
const flags = '/api/v1/projects/default/flags';
const api = async (method, path, body) => {
  const headers = { authorization: `Bearer ${guidon.token}`, ...(body && { 'content-type': 'application/json' }) };
  const answer = await fetch(guidon.url + path, { method, headers, ...(body && { body: JSON.stringify(body) }) });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return answer.json();
};
for (let index = 0; index < flagCount; index++) {
  await api('POST', flags, { key: `flag-${index}`, description: 'x'.repeat(50), clientVisible: true });
  await api('PUT', `${flags}/flag-${index}/environments/development/percentage`, { percentage: index });
}
const authorization = { authorization: `Bearer ${guidon.sdkKey}` };
const snapshot = await fetch(`${guidon.url}/sdk/v1/snapshot`, {
  headers: { ...authorization, 'accept-encoding': 'identity' },
});
const etag = snapshot.headers.get('etag');
const view = await api('GET', `${flags}/flag-1/environments/development`);
const context = JSON.stringify({ context: { userId: 'user-1234', plan: 'pro', country: 'NL' } });
const evaluation = await fetch(`${guidon.url}/sdk/v1/evaluate`, {
  method: 'POST',
  headers: { ...authorization, 'content-type': 'application/json' },
  body: context,
});
const bare = await startBare({
  snapshot: await snapshot.text(),
  evaluation: await evaluation.text(),
  view,
  databaseUrl: guidon.databaseUrl,
});

const reads = [
  pair('snapshot, 200', '/snapshot', '/sdk/v1/snapshot', authorization),
  pair('snapshot, 304', '/not-modified', '/sdk/v1/snapshot', { ...authorization, 'if-none-match': etag }),
  pair(`${flagCount} flags decided for a context`, '/evaluate', '/sdk/v1/evaluate', authorization, context),
  pair('a flag’s configuration over REST (from Postgres)', '/view', `${flags}/flag-1/environments/development`, {
    authorization: `Bearer ${guidon.token}`,
  }),
];
const results = [];
for (const read of reads) results.push(await measurePair(read));
const toggles = await measureToggles();
bare.stop();
await guidon.stop();
report();

function pair(name, barePath, path, headers, body) {
  return {
    name,
    bare: requestOf(barePath, headers, bare.port, body),
    guidon: requestOf(path, headers, guidon.port, body),
  };
}

function requestOf(path, headers, port, body = '') {
  const ofBody = body === '' ? {} : { 'content-type': 'application/json', 'content-length': body.length };
  const all = { host: '127.0.0.1', ...headers, ...ofBody };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return { port, request: `${body === '' ? 'GET' : 'POST'} ${path} HTTP/1.1\r\n${lines.join('')}\r\n${body}` };
}

/** In turn, round by round: a machine that drifts drifts for both. */
async function measurePair({ name, ...sides }) {
  const samples = { bare: [], guidon: [] };
  for (let round = -1; round < rounds; round++) {
    for (const side of ['bare', 'guidon']) {
      const sample = await load(sides[side]);
      if (round >= 0) samples[side].push(sample);
    }
  }
  const summary = (side) => ({
    perSecond: median(samples[side].map(({ perSecond }) => perSecond)),
    p50Ms: median(samples[side].map(({ p50Ms }) => p50Ms)),
    p99Ms: median(samples[side].map(({ p99Ms }) => p99Ms)),
  });
  return { name, bare: summary('bare'), guidon: summary('guidon') };
}

function load(target) {
  const child = fork(fileOf('requests/load.mjs'));
  return new Promise((resolve, reject) => {
    child.once('message', (result) => {
      child.kill();
      resolve(result);
    });
    child.once('error', reject);
    child.send({ ...target, connections, durationMs });
  });
}

function startBare(options) {
  const child = fork(fileOf('requests/bare-fastify.mjs'), [JSON.stringify(options)]);
  return new Promise((resolve, reject) => {
    child.once('message', (port) => resolve({ port, url: `http://127.0.0.1:${port}`, stop: () => child.kill() }));
    child.once('exit', (code) => reject(new Error(`the bare server ended with ${code}`)));
  });
}

/** One after the other, as a person would; both on the same Postgres, durable as by default. */
async function measureToggles() {
  const samples = { bare: [], guidon: [] };
  const urls = { bare: `${bare.url}/enabled`, guidon: `${guidon.url}${flags}/flag-1/environments/development/enabled` };
  for (let round = -50; round < 400; round++) {
    for (const side of ['bare', 'guidon']) {
      const begunAt = performance.now();
      const answer = await fetch(urls[side], {
        method: 'PUT',
        headers: { authorization: `Bearer ${guidon.token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ enabled: round % 2 === 0 }),
      });
      if (!answer.ok) throw new Error(`${side}: ${answer.status} ${await answer.text()}`);
      await answer.arrayBuffer();
      if (round >= 0) samples[side].push(performance.now() - begunAt);
    }
  }
  const summary = (side) => ({ p50Ms: quantile(samples[side], 0.5), p99Ms: quantile(samples[side], 0.99) });
  return { bare: summary('bare'), guidon: summary('guidon') };
}

function report() {
  for (const { name, ...sides } of results) {
    const rows = Object.entries(sides).map(([side, { perSecond, p50Ms, p99Ms }]) => [
      side === 'bare' ? 'bare fastify, same bytes' : 'Guidon, authenticated',
      Math.round(perSecond),
      (perSecond / sides.bare.perSecond).toFixed(2),
      p50Ms.toFixed(2),
      p99Ms.toFixed(2),
    ]);
    printTable(name, ['', 'requests/s', 'of bare', 'p50 ms', 'p99 ms'], rows);
  }
  printTable(
    'A toggle acknowledged (bare: fastify and the one UPDATE)',
    ['', 'p50 ms', 'p99 ms', '× of bare'],
    Object.entries(toggles).map(([side, { p50Ms, p99Ms }]) => [
      side,
      p50Ms.toFixed(2),
      p99Ms.toFixed(2),
      (p50Ms / toggles.bare.p50Ms).toFixed(2),
    ]),
  );
  keepResults('requests', { node: process.version, flagCount, reads: results, toggles });
}
