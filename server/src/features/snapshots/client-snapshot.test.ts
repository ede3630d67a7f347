import { hash } from 'node:crypto';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { waitFor } from '@guidon/test-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aFlag, aLiveServer, type LiveServer, turn } from '../../testing/a-live-server.js';
import { aClientSight, type ClientSight, configure, idOf, needsServer, putSegment } from '../../testing/client-keys.js';
import type { TestStream } from '../../testing/sse-client.js';

let server: LiveServer;
let clients: ClientSight;

beforeAll(async () => {
  server = await aLiveServer();
  clients = await aClientSight(server);
  await aFlag(server, 'shown', { clientVisible: true });
  await aFlag(server, 'hidden');
});
afterAll(async () => {
  await clients.close();
  await server.close();
});

async function call(headers: Record<string, string> = {}) {
  const authorization = `Bearer ${clients.clientKey}`;
  const answer = await server.app.inject({ url: '/sdk/v1/snapshot', headers: { authorization, ...headers } });
  return { status: answer.statusCode, headers: answer.headers, bytes: answer.rawPayload, text: answer.payload };
}

/** What the server decides may be told in between. */
async function nth(stream: TestStream, event: string, count: number) {
  return await waitFor(() => stream.events.filter((one) => one.event === event)[count - 1]);
}

describe('the snapshot of a client key', () => {
  it('is the projection: flags marked for clients, and what their pseudonyms are made with', async () => {
    const document = await clients.document();
    expect(document).toMatchObject({ format: 1, environment: 'development', salt: expect.stringMatching(/^\w{32}$/) });
    const steps = [{ serve: 0, reason: 'DISABLED' }];
    expect(document.flags).toEqual([{ key: 'shown', variants: [['off', false]], steps }]);
    expect(document.segments).toBeUndefined();
    expect(document.reset).toBeUndefined();
  });

  it('names nobody, in no byte, and neither do the streams', async () => {
    const secret = 'zzsecret';
    const person = `${secret}-person@customer.example`;
    await aFlag(server, 'whitelisted', { clientVisible: true, description: `${secret}-why`, tags: [`${secret}-tag`] });
    const [local, remote] = [
      await clients.stream({ lastEventId: idOf(await clients.document()) }),
      await clients.stream({ query: '?mode=remote' }),
    ];
    await putSegment(server, `${secret}-segment`, { by: 'email', included: [person] });
    await putSegment(server, `${secret}-staff`, { rules: [needsServer[0]?.conditions] });
    await configure(server, 'whitelisted', {
      enabled: true,
      targets: [{ variant: 'on', by: 'email', values: [person] }],
      rules: [
        { conditions: [{ segment: `${secret}-segment` }], serve: { variant: 'on' } },
        {
          conditions: [{ attribute: 'company', operator: 'in', values: [`${secret}-company`] }],
          serve: { variant: 'on' },
        },
      ],
    });
    await aFlag(server, 'asked', { clientVisible: true });
    await configure(server, 'asked', {
      enabled: true,
      rules: [
        ...needsServer,
        { conditions: [{ segment: `${secret}-staff` }], serve: { variant: 'on' } },
        { conditions: [{ attribute: 'email', operator: 'contains', values: [secret] }], serve: { variant: 'on' } },
      ],
    });
    await configure(server, 'hidden', { targets: [{ variant: 'on', by: 'userId', values: [person] }] });
    const { salt, flags: shown, ...head } = await clients.document();
    const id = idOf(head);
    // Changes that one look finds are told as one.
    await waitFor(() => local.events.some(({ id: reached }) => reached === id));
    await waitFor(() => remote.events.some(({ data }) => data.flags?.includes('asked')));
    const pseudonym = (attribute: string, text: string) =>
      hash('sha256', `${salt}\0${attribute}\0${text}`, 'hex').slice(0, 32);
    const [target, rule] = shown.find(({ key }) => key === 'whitelisted').steps;
    expect(target.if).toEqual([{ attribute: 'email', operator: 'is', values: [pseudonym('email', person)] }]);
    expect(rule.if).toEqual([{ flag: `#${pseudonym('', `${secret}-segment`)}`, variants: ['in'] }]);
    expect(shown.find(({ key }) => key === 'asked')).toEqual({ key: 'asked', server: true });
    for (const bytes of [(await call()).text, local.raw, remote.raw])
      for (const word of [
        secret,
        'customer.example',
        server.sdkKey,
        clients.clientKey,
        'hidden',
        'description',
        '"tags"',
      ])
        expect(bytes).not.toContain(word);
  });

  it('comes compressed as asked, under a tag of its own', async () => {
    const id = idOf(await clients.document());
    const [identity, gzip, brotli] = [
      await call(),
      await call({ 'accept-encoding': 'gzip' }),
      await call({ 'accept-encoding': 'br' }),
    ];
    expect(gunzipSync(gzip.bytes)).toEqual(identity.bytes);
    expect(brotliDecompressSync(brotli.bytes)).toEqual(identity.bytes);
    expect([identity, gzip, brotli].map(({ headers }) => headers.etag)).toEqual(
      ['identity', 'gzip', 'br'].map((encoding) => `"c.${encoding}.${id}"`),
    );
  });

  it('is not sent again to who holds it, also after a change that clients do not see', async () => {
    await clients.document();
    const { headers } = await call({ 'accept-encoding': 'br' });
    await turn(server, 'hidden', true);
    await clients.document();
    const answer = await call({ 'if-none-match': String(headers.etag) });
    expect(answer).toMatchObject({ status: 304, headers: { etag: headers.etag } });
  });

  it('takes the name of a state as the stream does', async () => {
    const id = idOf(await clients.document());
    expect(await call({ 'last-event-id': id })).toMatchObject({ status: 304 });
    expect(JSON.parse((await call({ 'last-event-id': '99999-0000000000000000' })).text).reset).toBe(true);
    expect(await call({ 'last-event-id': 'no such thing' })).toMatchObject({ status: 200 });
  });

  it('is sent anew, without a reset, to who holds an older one', async () => {
    const before = idOf(await clients.document());
    await turn(server, 'shown', true);
    await clients.document();
    const answer = await call({ 'if-none-match': `"c.gzip.${before}"` });
    const { flags: shown } = JSON.parse(answer.text) as { flags: { key: string }[] };
    expect(shown.find(({ key }) => key === 'shown')).toMatchObject({
      steps: [{ reason: 'FALLTHROUGH' }],
    });
    expect(JSON.parse(answer.text).reset).toBeUndefined();
  });

  it('takes back who holds a state that never was', async () => {
    const { environment } = await clients.ids();
    for (const id of ['99999-0000000000000000', environment]) {
      const answer = await call({ 'if-none-match': `"c.br.${id}"` });
      expect(JSON.parse(answer.text).reset).toBe(true);
    }
  });

  it("has no tag in common with a server key's", async () => {
    const { client, environment } = await clients.ids();
    for (const tag of [`"s.br.${client}"`, `"s.br.${environment}"`])
      expect(await call({ 'if-none-match': tag })).toMatchObject({ status: 200 });
    const ofServer = await server.snapshot({ 'if-none-match': `"c.identity.${environment}"` });
    expect(ofServer.status).toBe(200);
  });

  it('knows the states of before it was started', async () => {
    const before = idOf(await clients.document());
    await turn(server, 'shown', false);
    await clients.document();
    const other = await aLiveServer({ databaseUrl: server.databaseUrl });
    const headers = { authorization: `Bearer ${clients.clientKey}`, 'if-none-match': `"c.identity.${before}"` };
    const answer = await other.snapshot(headers);
    expect(await answer.json()).toEqual(await clients.document());
    await other.close();
  });
});

describe('what the tables do to client keys', () => {
  const develop = (key: string) => `(select id from flags where key = '${key}')`;

  async function writePast(statement: string): Promise<void> {
    await clients.query((sql) =>
      sql.begin(async (inside) => {
        await inside.unsafe(statement);
        await inside`update environments set version = version + 1, digest = ${String(Date.now()).padStart(16, '0')} where key = 'development'`;
      }),
    );
  }

  async function flagShown(key: string) {
    const { flags: shown } = (await (await clients.fetch()).json()) as { flags: { key: string }[] };
    return shown.find((flag) => flag.key === key);
  }

  it('keeps the last good version of a flag that cannot be read, and its kill switch in force', async () => {
    await turn(server, 'shown', true);
    await clients.document();
    const stream = await clients.stream();
    await stream.take(1);
    const before = await flagShown('shown');
    await writePast(`update flag_configs set fallthrough = '7' where flag_id = ${develop('shown')}`);
    await nth(stream, 'snapshot', 2);
    expect(await flagShown('shown')).toEqual(before);
    await writePast(`update flag_configs set enabled = false where flag_id = ${develop('shown')}`);
    await waitFor(
      async () =>
        (await flagShown('shown'))?.key === 'shown' && JSON.stringify(await flagShown('shown')).includes('DISABLED'),
    );
    expect(await flagShown('shown')).toEqual({
      key: 'shown',
      variants: [['off', false]],
      steps: [{ serve: 0, reason: 'DISABLED' }],
    });
    await configure(server, 'shown', { enabled: true, fallthrough: { variant: 'on' } });
    await waitFor(async () => JSON.stringify(await flagShown('shown')) === JSON.stringify(before));
  });

  it('makes anew only what they see, where a patch of theirs does not apply', async () => {
    await clients.document();
    const [theirs, ours] = [await clients.stream(), await server.stream()];
    await Promise.all([theirs.take(1), ours.take(1)]);
    await clients.query(
      (sql) => sql`
        create or replace function spoil() returns trigger language plpgsql as $$
        begin new.client_patch := '{"format":1,"from":"nowhere"}'; return new; end $$`,
    );
    await clients.query(
      (sql) => sql`create trigger spoil before insert on environment_changes for each row execute function spoil()`,
    );
    await turn(server, 'shown', false);
    const news = await nth(theirs, 'snapshot', 2);
    expect(news?.id).toBe((await clients.ids()).client);
    expect(news?.data.reset).toBeUndefined();
    expect((await ours.take(2))[1]).toMatchObject({ event: 'patch' });
    await clients.query((sql) => sql`drop trigger spoil on environment_changes`);
    await turn(server, 'shown', true);
    expect((await nth(theirs, 'patch', 1))?.id).toBe(idOf(await clients.document()));
    expect((await server.call('GET', '/metrics')).body).toContain(
      'guidon_snapshot_rebuilds_total{reason="client-gap"} 1',
    );
    for (const stream of [theirs, ours]) stream.close();
  });
});
