// Plans that are all due in the same moment, on two nodes: how long until the last has gone on, and that each did once.
import { setTimeout as wait } from 'node:timers/promises';
import postgres from 'postgres';
import { startGuidon } from './delivery/servers.mjs';
import { withLifetime } from './lifetime.mjs';
import { makeDuePlans, readAdvances } from './releases/due-plans.mjs';
import { startSecondNode } from './releases/second-node.mjs';
import { keepResults, printTable } from './report.mjs';

const count = Number(process.env.BENCH_RELEASES ?? 10_000);
const perProject = Number(process.env.BENCH_RELEASES_PER_PROJECT ?? 1_000);
const leadMs = 15_000;
const patienceMs = 180_000;

await withLifetime({ deadlineMs: 600_000 }, async ({ own, during }) => {
  const guidon = await during('to start', 60_000, () => startGuidon());
  own(guidon.stop);
  const second = await during('to start a second node', 60_000, () => startSecondNode(guidon.databaseUrl));
  own(second.stop);
  const sql = postgres(guidon.databaseUrl, { max: 2, onnotice: () => {} });
  own(() => sql.end());

  await startModel(guidon, 'model');
  const lot = { model: 'model', count, perProject, inMs: leadMs };
  const { dueAt, projects } = await during('to make the plans', 120_000, () => makeDuePlans(sql, lot));
  const madeMs = dueAt.getTime() - leadMs;
  const spareMs = dueAt.getTime() - Date.now();
  console.log(`${count} plans in ${projects} environments made in ${Date.now() - madeMs} ms, due in ${spareMs} ms`);
  const advances = await during('to advance them', patienceMs, () => untilAdvanced(sql, dueAt));
  report({ count, projects, ...advances });
});

async function startModel({ url, token }, flag) {
  const api = async (method, path, body) => {
    const headers = { authorization: `Bearer ${token}`, ...(body && { 'content-type': 'application/json' }) };
    const answer = await fetch(`${url}/api/v1/projects/default/flags${path}`, {
      method,
      headers,
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  };
  const stage = (percentage) => ({ name: `${percentage} %`, audience: { percentage }, holdFor: 'P1D' });
  await api('POST', '', { key: flag });
  const release = `/${flag}/environments/development/release`;
  await api('PUT', release, { by: 'tenantId', stages: [stage(5), stage(25), stage(100)] });
  await api('POST', `${release}/start`);
}

async function untilAdvanced(sql, dueAt) {
  for (;;) {
    await wait(1_000);
    const [{ left }] = await sql`select count(*)::int as left from releases where due_at <= ${dueAt}`;
    if (left === 0) return await readAdvances(sql, dueAt);
  }
}

function report(result) {
  const { releases, twice, firstSeconds, lastSeconds, versions } = result;
  printTable(
    `${count} plans due in one moment, two nodes`,
    ['', 'value'],
    [
      ['advanced', releases],
      ['of them twice', twice],
      ['the first, s after it was due', firstSeconds.toFixed(1)],
      ['the last, s after it was due', lastSeconds.toFixed(1)],
      ['versions that they took', versions],
    ],
  );
  keepResults('releases', result);
  if (releases !== count || twice > 0 || lastSeconds > 60) process.exitCode = 1;
}
