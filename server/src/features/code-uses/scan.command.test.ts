import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { dirname, join } from 'node:path';
import { type TempDir, tempDir } from '@guidon/test-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GuidonError } from '../../errors.js';
import { main } from '../../main.js';
import { aLiveServer, type LiveServer } from '../../testing/a-live-server.js';
import { adminToken } from '../../testing/a-server.js';

const project = '/api/v1/projects/default';
let server: LiveServer;
let dir: TempDir;

beforeAll(async () => {
  server = await aLiveServer();
  for (const key of ['new-billing', 'checkout', 'nowhere', 'gone']) {
    await server.call('POST', `${project}/flags`, { body: { key } });
  }
  await server.call('DELETE', `${project}/flags/gone`);
  dir = tempDir();
  writeTree({
    'shop/.gitignore': 'dist\n',
    'shop/src/a.ts': "\nif (flags.isEnabled('new-billing', user)) log('new-billing');\n",
    'shop/src/b.tsx': "const on = useFlag('chekout'); flags.isEnabled(name); flags.value('gone', user, 1);\n",
    'shop/app.py': 'if flags.is_enabled("checkout"):\n',
    'shop/dist/a.js': "flags.isEnabled('checkout')",
    'shop/broken.ts': "if (((( flags.isEnabled('checkout')",
    'shop/picture.png': 'checkout\0',
    'shop/huge.txt': 'checkout '.repeat(200_000),
  });
});
afterAll(async () => {
  dir.remove();
  await server.close();
});

function writeTree(files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(dir.path, path)), { recursive: true });
    writeFileSync(join(dir.path, path), text);
  }
}

async function scan(args: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  let said = '';
  const say = (text: string) => {
    said += text;
  };
  const named = { GUIDON_URL: server.url, GUIDON_TOKEN: adminToken, ...environment };
  const failure = await main({ args: ['scan', ...args], environment: named, say }).catch((error: GuidonError) => error);
  return { said, failure: failure instanceof GuidonError ? failure : null };
}

const usesOf = async (flag: string) => (await server.call('GET', `${project}/flags/${flag}/code-uses`)).body.items;
const repositories = async () => (await server.call('GET', `${project}/code-uses`)).body.items;

describe('guidon scan', () => {
  it('says where flags are used, and which are not', async () => {
    const { said, failure } = await scan([join(dir.path, 'shop'), '--dry-run']);
    expect(failure).toBe(null);
    expect(said).toBe(`3 flags in 4 places of 5 files (shop).

FLAG         EVALUATED  MENTIONED  FIRST AT
checkout             0          2  app.py:1
gone                 1          0  src/b.tsx:1
new-billing          1          0  src/a.ts:2

Not used in this code: nowhere
Archived, and still in this code: gone (src/b.tsx:1)
Asked for, but no flag: chekout (src/b.tsx:1)
1 question with a key that is computed: not seen here.

Passed over: 1 file without text.
Passed over: 1 file larger than 1024 kB.
No script that can be understood, and so searched by words: broken.ts

Nothing was sent (--dry-run).
`);
    expect(await repositories()).toEqual([]);
  });

  it('sends it to the flags', async () => {
    const link = 'https://git.example/{revision}/{path}#{line}';
    const more = ['--repository', 'web', '--revision', 'abc123', '--link', link];
    const { said, failure } = await scan([join(dir.path, 'shop'), ...more]);
    expect([failure, said]).toEqual([null, expect.stringContaining(`Sent to ${server.url} as repository "web"`)]);
    expect(await usesOf('new-billing')).toMatchObject([
      {
        repository: 'web',
        path: 'src/a.ts',
        line: 2,
        kind: 'evaluation',
        excerpt: "if (flags.isEnabled('new-billing', user)) log('new-billing');",
        url: 'https://git.example/abc123/src/a.ts#2',
      },
    ]);
    expect(await usesOf('gone')).toHaveLength(1);
    expect(await repositories()).toMatchObject([{ name: 'web', revision: 'abc123', uses: 4, flags: 3 }]);
  });

  it('says it in JSON, and sends no line of code where none shall be sent', async () => {
    const { said } = await scan([join(dir.path, 'shop'), '--json', '--no-excerpts', '--repository', 'bare']);
    const report = JSON.parse(said);
    expect(report).toMatchObject({
      repository: 'bare',
      revision: null,
      files: 5,
      flags: [{ flag: 'checkout' }, { flag: 'gone', isArchived: true }, { flag: 'new-billing', isArchived: false }],
      unused: ['nowhere'],
      unknown: [{ flag: 'chekout', path: 'src/b.tsx', line: 1 }],
      computed: 1,
      skipped: { binary: 1, large: 1, unreadable: [], unparsed: ['broken.ts'] },
      sent: true,
    });
    expect(said).not.toContain('log(');
    const bare = (await usesOf('new-billing')).find((use: { repository: string }) => use.repository === 'bare');
    expect(bare.excerpt).toBe(null);
  });

  it('fails, when strict, where the code asks for flags that are not there', async () => {
    const { failure } = await scan([join(dir.path, 'shop'), '--strict', '--dry-run']);
    expect(failure?.message).toBe('The code asks for flags that are archived or do not exist: chekout, gone.');
    expect(failure?.members['exitCode']).toBe(2);
    expect((await scan([join(dir.path, 'shop/dist'), '--strict', '--dry-run'])).failure).toBe(null);
  });

  it('lists what the code asks for where no server is named', async () => {
    const { said, failure } = await scan([join(dir.path, 'shop'), '--json'], { GUIDON_URL: '' });
    expect([failure, JSON.parse(said).flags.map(({ flag }: { flag: string }) => flag)]).toEqual([
      null,
      ['chekout', 'gone', 'new-billing'],
    ]);
  });

  it('writes nothing to a terminal that a file brings along', async () => {
    writeTree({ 'odd/\u001b[2J\nx.ts': "flags.isEnabled('checkout'); flags.isEnabled('no\u001bpe')" });
    const { said } = await scan([join(dir.path, 'odd'), '--repository', 'odd']);
    expect(said).toContain('\uFFFD[2J\uFFFDx.ts:1');
    expect(said).not.toContain('\u001b');
    const odd = (await usesOf('checkout')).find((use: { repository: string }) => use.repository === 'odd');
    expect(odd).toMatchObject({ path: '\u001b[2J\nx.ts', line: 1 });
  });

  it.each<readonly [args: readonly string[], environment: Record<string, string>, message: string]>([
    [[], {}, 'it takes one folder'],
    [['nowhere'], {}, 'There is no folder "nowhere".'],
    [['.', '--loudly'], {}, "Unknown option '--loudly'"],
    [['.'], { GUIDON_TOKEN: '' }, '--token or GUIDON_TOKEN must hold an API token'],
    [['.'], { GUIDON_URL: 'ftp://x' }, '--url must be http(s)://…, not ftp://x'],
    [['.'], { GUIDON_TOKEN: 'wrong' }, 'answers 401: '],
    [['.', '--project', 'nowhere'], {}, 'answers 404: There is no project "nowhere".'],
    [['.'], { GUIDON_URL: 'http://127.0.0.1:1' }, 'http://127.0.0.1:1 cannot be reached'],
  ])('refuses %j with %j, and says why', async (args, environment, message) => {
    expect((await scan(args, environment)).failure?.message).toContain(message);
  });

  it('says what the server found wrong', async () => {
    const { failure } = await scan([join(dir.path, 'shop'), '--link', 'http://git.example/{path}']);
    expect(failure?.message).toContain('answers 422: /urlTemplate: must begin with https://');
  });

  it('shows its token to no other address', async () => {
    const asked: (string | undefined)[] = [];
    const trap = createServer((request, response) => {
      asked.push(request.headers.authorization);
      response.writeHead(307, { location: `${server.url}${request.url}` }).end();
    });
    await new Promise<void>((listening) => trap.listen(0, '127.0.0.1', listening));
    const address = trap.address();
    const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
    const { failure } = await scan(['.'], { GUIDON_URL: url });
    trap.close();
    expect(failure?.message).toBe(`${url} answers 307: It answers from another address: name that one.`);
    expect(asked).toContain(`Bearer ${adminToken}`);
  });
});
