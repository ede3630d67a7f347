// Whether there is an account must not be told by how long a wrong password takes: medians, in turn, as a ratio.
import { randomInt, randomUUID } from 'node:crypto';
import { hash } from '@node-rs/argon2';
import postgres from 'postgres';
import { quantile } from './delivery/helpers.mjs';
import { startGuidon } from './delivery/servers.mjs';
import { keepResults, printTable } from './report.mjs';

const rounds = Number(process.env.BENCH_ROUNDS ?? 5) * 80;
const warmUps = 20;
const emailOf = { known: (round) => `known-${round}@example.com`, unknown: () => `${randomUUID()}@example.com` };

const guidon = await startGuidon({ GUIDON_TRUST_PROXY: 'true' });
await addAccounts();
const samples = { known: [], unknown: [] };
for (let round = -warmUps; round < rounds; round++) {
  const order = round % 2 === 0 ? ['known', 'unknown'] : ['unknown', 'known'];
  for (const kind of order) {
    const tookMs = await attempt(emailOf[kind](round + warmUps));
    if (round >= 0) samples[kind].push(tookMs);
  }
}
await guidon.stop();
report();

/** An account each: nobody may guess more than ten times a minute at one. */
async function addAccounts() {
  const sql = postgres(guidon.databaseUrl, { max: 1, onnotice: () => {} });
  const passwordHash = await hash('a long walk to the sea', { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
  const emails = Array.from({ length: rounds + warmUps }, (_, round) => emailOf.known(round));
  await sql`
    insert into users (email, name, password_hash, role)
    select email, 'Somebody', ${passwordHash}, 'viewer' from unnest(${emails}::text[]) as email`;
  await sql.end();
}

async function attempt(email) {
  const begunAt = performance.now();
  const answer = await fetch(`${guidon.url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': addressOfItsOwn() },
    body: JSON.stringify({ email, password: 'not the password' }),
  });
  await answer.arrayBuffer();
  if (answer.status !== 401) throw new Error(`a wrong password was answered with ${answer.status}`);
  return performance.now() - begunAt;
}

function addressOfItsOwn() {
  return `10.${randomInt(256)}.${randomInt(256)}.${randomInt(256)}`;
}

function report() {
  const p50Ms = { known: quantile(samples.known, 0.5), unknown: quantile(samples.unknown, 0.5) };
  const rows = Object.entries(p50Ms).map(([kind, ms]) => [kind, ms.toFixed(2), (ms / p50Ms.known).toFixed(3)]);
  printTable('A wrong password', ['the account is', 'p50 ms', 'of a known one'], rows);
  keepResults('sign-in', { node: process.version, rounds, p50Ms });
}
