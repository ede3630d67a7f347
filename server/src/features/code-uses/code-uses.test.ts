import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../database/database.js';
import { aServer, type TestServer } from '../../testing/a-server.js';
import { aServiceToken } from '../../testing/a-service-token.js';

const project = '/api/v1/projects/default';
let server: TestServer;
let database: Database;

beforeAll(async () => {
  server = await aServer();
  database = openDatabase({ url: server.databaseUrl });
  for (const key of ['alpha', 'beta', 'gamma']) await server.call('POST', `${project}/flags`, { body: { key } });
});
afterAll(async () => {
  await database.close();
  await server.close();
});

const aUse = (more: object = {}) => ({ flag: 'alpha', path: 'src/a.ts', line: 1, kind: 'evaluation', ...more });
const put = (repository: string, body: object) => server.call('PUT', `${project}/code-uses/${repository}`, { body });
const usesOf = async (flag: string, query = '') =>
  (await server.call('GET', `${project}/flags/${flag}/code-uses?${query}`)).body;

async function recordsOf(repository: string) {
  const query = `limit=200&subjectKind=repository&subject=${repository}`;
  return (await server.call('GET', `/api/v1/audit?${query}`)).body.items;
}

describe("a code base's uses", () => {
  it('are shown with each flag, in the order of paths and lines, with a link to each', async () => {
    const urlTemplate = 'https://git.example/shop/blob/{revision}/{path}#L{line}';
    const uses = [
      aUse({ path: 'src/b.ts' }),
      aUse({ line: 20, kind: 'mention', excerpt: "const key = 'alpha'" }),
      aUse({ flag: 'beta' }),
      aUse({ path: 'src/a b&c/#1?.ts', line: 3 }),
      aUse({ line: 3 }),
    ];
    const { status, body } = await put('shop', { revision: 'feat/one', urlTemplate, uses });
    expect([status, body]).toMatchObject([200, { name: 'shop', revision: 'feat/one', urlTemplate, uses: 5, flags: 2 }]);
    const { items } = await usesOf('alpha');
    expect(items.map(({ path, line }: { path: string; line: number }) => `${path}:${line}`)).toEqual([
      'src/a b&c/#1?.ts:3',
      'src/a.ts:3',
      'src/a.ts:20',
      'src/b.ts:1',
    ]);
    expect(items[0].url).toBe('https://git.example/shop/blob/feat/one/src/a%20b%26c/%231%3F.ts#L3');
    expect(items[2]).toMatchObject({
      repository: 'shop',
      revision: 'feat/one',
      scannedAt: body.scannedAt,
      kind: 'mention',
      excerpt: "const key = 'alpha'",
    });
    expect((await usesOf('gamma')).items).toEqual([]);
  });

  it('are replaced as a whole, and those of others are left alone', async () => {
    await put('one', { uses: [aUse({ flag: 'gamma' }), aUse({ flag: 'beta' })] });
    await put('two', { uses: [aUse({ flag: 'gamma', path: 'x.py', kind: 'mention' })] });
    await put('one', { uses: [aUse({ flag: 'gamma', path: 'y.ts' })] });
    const places = (await usesOf('gamma')).items.map((use: { repository: string; path: string }) => [
      use.repository,
      use.path,
    ]);
    expect(places).toEqual([
      ['one', 'y.ts'],
      ['two', 'x.py'],
    ]);
    expect((await put('one', { uses: [] })).body).toMatchObject({ uses: 0, flags: 0 });
    expect((await usesOf('gamma')).items).toHaveLength(1);
  });

  it('come page by page', async () => {
    await put('paged', { uses: Array.from({ length: 7 }, (_, line) => aUse({ flag: 'gamma', line: line + 1 })) });
    const lines: number[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: { items: { repository: string; line: number }[]; nextCursor: string | null } = await usesOf(
        'gamma',
        `limit=2${cursor && `&cursor=${cursor}`}`,
      );
      lines.push(...page.items.filter(({ repository }) => repository === 'paged').map(({ line }) => line));
      cursor = page.nextCursor;
    }
    expect(lines).toEqual([1, 2, 3, 4, 5, 6, 7]);
    const { status } = await server.call('GET', `${project}/flags/gamma/code-uses?cursor=MTphYmM`);
    expect(status).toBe(400);
  });

  it('are ten thousand at most, and those are taken in time', async () => {
    const many = (count: number) =>
      Array.from({ length: count }, (_, line) => aUse({ line: line + 1, excerpt: 'x'.repeat(200) }));
    expect((await put('large', { uses: many(10_001) })).status).toBe(400);
    expect((await put('large', { uses: many(10_000) })).body).toMatchObject({ uses: 10_000 });
  });

  it('are written by one scan at a time, and the last one counts', async () => {
    const scans = Array.from({ length: 8 }, (_, line) =>
      put('raced', { uses: [aUse({ flag: 'beta', line: line + 1 }), aUse({ flag: 'beta', line: line + 100 })] }),
    );
    expect((await Promise.all(scans)).map(({ status }) => status)).toEqual(scans.map(() => 200));
    const found = (await usesOf('beta', 'limit=200')).items.filter(
      ({ repository }: { repository: string }) => repository === 'raced',
    );
    expect(found).toHaveLength(2);
    expect(found[1].line - found[0].line).toBe(99);
  });

  it('come into the audit log where a scan found something else, and not at every scan', async () => {
    const body = { revision: 'a1', uses: [aUse()] };
    await put('audited', body);
    await put('audited', { ...body, revision: 'a2' });
    await put('audited', { ...body, revision: 'a3', uses: [aUse({ line: 2 })] });
    await put('audited', { ...body, revision: 'a3', uses: [aUse({ line: 2 })], urlTemplate: 'https://x/{path}' });
    const changes = (await recordsOf('audited')).map(({ action, before, after }: Record<string, unknown>) => [
      action,
      before,
      after,
    ]);
    expect(changes.reverse()).toEqual([
      ['repository.scan', { revision: null }, { revision: 'a1', uses: 1 }],
      ['repository.scan', { revision: 'a2' }, { revision: 'a3', uses: 1 }],
      ['repository.scan', { urlTemplate: null }, { urlTemplate: 'https://x/{path}', uses: 1 }],
    ]);
    const { items } = (await server.call('GET', `${project}/code-uses`)).body;
    expect(items.find(({ name }: { name: string }) => name === 'audited')).toMatchObject({ revision: 'a3', uses: 1 });
  });

  it('are kept for flags that are archived', async () => {
    await server.call('POST', `${project}/flags`, { body: { key: 'gone' } });
    await server.call('DELETE', `${project}/flags/gone`);
    expect((await put('old', { uses: [aUse({ flag: 'gone' })] })).status).toBe(200);
    expect((await usesOf('gone')).items).toHaveLength(1);
  });

  it('go with their code base', async () => {
    await put('leaving', { uses: [aUse({ flag: 'beta', path: 'leaving.ts' })] });
    const leave = () => server.call('DELETE', `${project}/code-uses/leaving`);
    expect([(await leave()).status, (await leave()).status]).toEqual([204, 404]);
    expect(JSON.stringify(await usesOf('beta'))).not.toContain('leaving');
    expect((await recordsOf('leaving'))[0]).toMatchObject({ action: 'repository.delete', project: 'default' });
  });
});

describe('what is refused', () => {
  it.each<readonly [what: string, use: object, path: string]>([
    ['a path from the root of a machine', { path: '/etc/passwd' }, '/uses/0/path'],
    ['a path that leads out', { path: 'a/../../b' }, '/uses/0/path'],
    ['no path', { path: '' }, '/uses/0/path'],
    ['a path without end', { path: 'a'.repeat(1_001) }, '/uses/0/path'],
    ['line 0', { line: 0 }, '/uses/0/line'],
    ['another kind', { kind: 'guess' }, '/uses/0/kind'],
    ['a long excerpt', { excerpt: 'a'.repeat(201) }, '/uses/0/excerpt'],
    ['what nobody named', { column: 3 }, '/uses/0/column'],
    ['half a character', { excerpt: '\ud800' }, '/uses/0/excerpt'],
  ])('%s', async (_what, more, path) => {
    const { status, body } = await put('refused', { uses: [aUse(more)] });
    expect([status, body.errors[0].path]).toEqual([400, path]);
  });

  it('a flag that does not exist, by its place; and then nothing is changed', async () => {
    await put('kept', { uses: [aUse({ flag: 'beta', path: 'kept.ts' })] });
    const { status, body } = await put('kept', { uses: [aUse(), aUse({ flag: 'alfa' })] });
    expect([status, body.errors]).toEqual([422, [{ path: '/uses/1/flag', message: 'there is no flag "alfa"' }]]);
    expect(JSON.stringify(await usesOf('beta'))).toContain('kept.ts');
  });

  it.each([
    'http://git.example/{path}',
    'https://{path}/x',
    'https://git.example',
    'https://user:secret@git.example/{path}',
    'https://git.example/#L{line}',
    'https://git.example/{path}/{branch}',
    'https://git.example/{path} {line}',
    'javascript:alert(1)//{path}',
    'https://git.example\\@evil.example/{path}',
  ])('the template %s', async (urlTemplate) => {
    const { status, body } = await put('refused', { urlTemplate, uses: [] });
    expect([status, body.errors[0].path]).toEqual([422, '/urlTemplate']);
  });

  it('a repository by another name, and one too many', async () => {
    expect((await put('a%2Fb', { uses: [] })).status).toBe(400);
    await server.call('POST', '/api/v1/projects', { body: { key: 'full' } });
    await database.sql`
      insert into code_repositories (project_id, name, digest)
      select id, 'r' || n, 'x' from projects, generate_series(1, 200) as n where key = 'full'`;
    const { status, body } = await server.call('PUT', '/api/v1/projects/full/code-uses/more', { body: { uses: [] } });
    expect([status, body.detail]).toEqual([409, 'A project has at most 200 repositories. Delete one first.']);
    expect((await server.call('PUT', '/api/v1/projects/full/code-uses/r7', { body: { uses: [] } })).status).toBe(200);
  });

  it('more uses than a project keeps', async () => {
    await server.call('POST', '/api/v1/projects', { body: { key: 'crowded' } });
    await server.call('POST', '/api/v1/projects/crowded/flags', { body: { key: 'alpha' } });
    const call = (name: string, uses: readonly object[]) =>
      server.call('PUT', `/api/v1/projects/crowded/code-uses/${name}`, { body: { uses } });
    await call('huge', [aUse()]);
    await database.sql.begin(async (sql) => {
      // Without a look at each row's flag: it is the one that is there.
      await sql`set local session_replication_role = replica`;
      await sql`set local statement_timeout = '60s'`;
      await sql`
        insert into code_uses (repository_id, position, flag_id, path, line, kind)
        select repository_id, n, flag_id, path, n, kind from code_uses u join code_repositories r on r.id = u.repository_id,
          generate_series(2, 100000) as n where r.name = 'huge'`;
    });
    const { status, body } = await call('more', [aUse()]);
    expect([status, body.detail]).toEqual([409, 'A project keeps at most 100000 uses. Delete a repository first.']);
    expect((await call('huge', [aUse({ line: 2 })])).status).toBe(200);
    expect((await call('more', [aUse()])).status).toBe(200);
  });

  it('who may only look, and a project that is not there', async () => {
    const token = await aServiceToken(server, 'viewer', 'default');
    const answer = await server.call('PUT', `${project}/code-uses/shop`, { body: { uses: [] }, token });
    expect([answer.status, answer.body.needs]).toEqual([403, 'editor']);
    expect((await server.call('GET', `${project}/flags/alpha/code-uses`, { token })).status).toBe(200);
    const nowhere = await server.call('PUT', '/api/v1/projects/nowhere/code-uses/shop', { body: { uses: [] } });
    expect(nowhere.status).toBe(404);
  });
});

it('gives texts back as they came, whatever they hold', async () => {
  const hostile = `<img src=x onerror=alert(1)> "'\`\${x}{line}` + '\u202E\n%2e%2e';
  const urlTemplate = 'https://git.example/{path}#L{line}';
  await put('hostile', { urlTemplate, uses: [aUse({ flag: 'beta', path: hostile, excerpt: hostile })] });
  const { items } = await usesOf('beta', 'limit=200');
  const use = items.find(({ repository }: { repository: string }) => repository === 'hostile');
  expect([use.path, use.excerpt]).toEqual([hostile, hostile]);
  expect(use.url).toMatch(/^https:\/\/git\.example\/[\w%!*'().~-]+#L1$/);
});
