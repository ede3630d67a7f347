import { aDatabase, tempDir } from '@guidon/test-kit';
import { describe, expect, it } from 'vitest';
import { type Serving, serve } from './serve.js';

async function served(environment: Record<string, string>): Promise<{ serving: Serving; said: string }> {
  let said = '';
  const say = (text: string) => {
    said += text;
  };
  const serving = await serve({ environment: { GUIDON_PORT: '0', GUIDON_LOG_LEVEL: 'silent', ...environment }, say });
  return { serving, said };
}

const portOf = ({ guidon }: Serving) => (guidon.app.server.address() as { port: number }).port;

describe('a first start without a database', () => {
  it('prints keys that work, and a link for the first owner until somebody has used it', async () => {
    const dir = await tempDir();
    const first = await served({ GUIDON_DATA_DIR: dir.path });
    const [token = ''] = /guidon_token_[\w-]+/.exec(first.said) ?? [];
    const [serverKey = ''] = /guidon_server_[\w-]+/.exec(first.said) ?? [];
    expect(first.said).toContain(`Guidon listens on http://localhost:${portOf(first.serving)}`);
    const [clientKey = ''] = /guidon_client_[\w-]+/.exec(first.said) ?? [];
    const base = `http://127.0.0.1:${portOf(first.serving)}`;
    const made = await fetch(`${base}/api/v1/projects/default/flags`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: '{"key":"new-billing"}',
    });
    expect(made.status).toBe(201);
    const snapshot = await fetch(`${base}/sdk/v1/snapshot`, { headers: { authorization: `Bearer ${serverKey}` } });
    expect(snapshot.status).toBe(200);
    await snapshot.arrayBuffer();
    const statusFrom = async (origin: string) => {
      const headers = { authorization: `Bearer ${clientKey}`, origin, 'content-type': 'application/json' };
      const answer = await fetch(`${base}/sdk/v1/evaluate`, { method: 'POST', headers, body: '{"context":{}}' });
      await answer.arrayBuffer();
      return answer.status;
    };
    expect(await statusFrom('http://localhost:5173')).toBe(200);
    expect(await statusFrom('http://127.0.0.1:3000')).toBe(200);
    expect(await statusFrom('https://shop.example')).toBe(403);
    const [link = ''] = /http:\S+\/invite#\S+/.exec(first.said) ?? [];
    expect(link).toContain(`http://localhost:${portOf(first.serving)}/invite#guidon_link_`);
    await first.serving.stop(500);

    const second = await served({ GUIDON_DATA_DIR: dir.path });
    expect(second.said).not.toMatch(/guidon_(token|server|client)/);
    const [another = ''] = /guidon_link_\S+/.exec(second.said) ?? [];
    const owner = { token: another, name: 'Ada', email: 'ada@example.com', password: 'a long walk to the sea' };
    const accepted = await fetch(`http://127.0.0.1:${portOf(second.serving)}/api/v1/invitations/accept`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(owner),
    });
    expect([accepted.status, await accepted.json()]).toMatchObject([200, { user: { role: 'owner' } }]);
    await second.serving.stop(500);

    const third = await served({ GUIDON_DATA_DIR: dir.path });
    expect(third.said).toBe(`Guidon listens on http://localhost:${portOf(third.serving)}\n`);
    await third.serving.stop(500);
    dir.remove();
  }, 60_000);
});

describe('a start with DATABASE_URL', () => {
  it('makes no keys, and calls itself by its public URL', async () => {
    const database = await aDatabase();
    const { serving, said } = await served({ DATABASE_URL: database.url, GUIDON_PUBLIC_URL: 'https://flags.example' });
    expect(said).toBe('Guidon listens on https://flags.example\n');
    expect((await fetch(`http://127.0.0.1:${portOf(serving)}/health/live`)).status).toBe(200);
    await serving.stop(500);
    await database.close();
  });

  it('does not migrate', async () => {
    const database = await aDatabase({ template: 'empty' });
    const { serving } = await served({ DATABASE_URL: database.url });
    const ready = await fetch(`http://127.0.0.1:${portOf(serving)}/health/ready`);
    expect(ready.status).toBe(503);
    expect(JSON.stringify(await ready.json())).toContain('migrations');
    await serving.stop(500);
    await database.close();
  });
});

it('starts nothing where the configuration cannot be used', async () => {
  await expect(served({ GUIDON_ADMIN_TOKEN: 'short', DATABASE_URL: 'nowhere' })).rejects.toThrow(
    /DATABASE_URL[\s\S]*GUIDON_ADMIN_TOKEN/,
  );
});
