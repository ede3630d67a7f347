import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type TempDir, tempDir } from '@guidon/test-kit';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { walkCode } from './code.walk.js';

let dir: TempDir;

beforeEach(() => {
  dir = tempDir();
});
afterEach(() => dir.remove());

function write(files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(dir.path, path)), { recursive: true });
    writeFileSync(join(dir.path, path), text);
  }
}

async function paths(root = ''): Promise<string[]> {
  return (await walkCode(join(dir.path, root))).files.map(({ path }) => path);
}

it('takes what git would take, whatever folder says so', async () => {
  write({
    '.git/HEAD': '',
    '.gitignore': '# built\ndist\n*.log\n!keep.log\n/top.txt\ndocs/*.html\n\\#hash\ntrailing/ \n',
    'a.ts': '',
    'top.txt': '',
    'sub/top.txt': '',
    'dist/a.js': '',
    'sub/dist/a.js': '',
    'x.log': '',
    'sub/keep.log': '',
    'docs/a.html': '',
    'docs/deep/a.html': '',
    '#hash': '',
    'trailing/a': '',
    'pack (1)/.gitignore': 'own\n/first\ndeep/second\n!x.log\n',
    'pack (1)/own': '',
    'pack (1)/in/own': '',
    'pack (1)/first': '',
    'pack (1)/in/first': '',
    'pack (1)/deep/second': '',
    'pack (1)/x.log': '',
    'pack (1)/y.log': '',
    own: '',
    'node_modules/a/a.js': '',
    'sub/node_modules/a.js': '',
  });
  expect(await paths()).toEqual([
    '.gitignore',
    'a.ts',
    'docs/deep/a.html',
    'own',
    'pack (1)/.gitignore',
    'pack (1)/in/first',
    'pack (1)/x.log',
    'sub/keep.log',
    'sub/top.txt',
  ]);
});

it('knows in a part of a repository what is ignored above it, and nothing of what is above the repository', async () => {
  write({
    '.gitignore': '*.ts\n',
    'repo/.git': 'gitdir: elsewhere',
    'repo/.gitignore': 'dist\n/in/one/x.js\n',
    'repo/in/.gitignore': 'b.ts\n',
    'repo/in/one/a.ts': '',
    'repo/in/one/b.ts': '',
    'repo/in/one/x.js': '',
    'repo/in/one/dist/a.ts': '',
  });
  expect(await paths('repo/in/one')).toEqual(['a.ts']);
});

it('looks into a folder that is ignored where it is named itself', async () => {
  write({
    '.git/HEAD': '',
    '.gitignore': 'dist\n*.map\n',
    'dist/in/a.js': '',
    'dist/in/.gitignore': 'b.js\n',
    'dist/in/b.js': '',
  });
  expect(await paths('dist/in')).toEqual(['.gitignore', 'a.js']);
  expect(await paths('dist')).toEqual(['in/.gitignore', 'in/a.js']);
});

it('follows no link, neither round in circles nor out of the folder', async () => {
  write({ 'in/a.ts': '', 'outside/secret.ts': '' });
  symlinkSync('..', join(dir.path, 'in/loop'));
  symlinkSync('../outside', join(dir.path, 'in/out'));
  symlinkSync('../outside/secret.ts', join(dir.path, 'in/secret.ts'));
  symlinkSync('nowhere', join(dir.path, 'in/broken.ts'));
  expect(await paths('in')).toEqual(['a.ts']);
});

it.skipIf(process.getuid?.() === 0)('says which folders it could not read', async () => {
  write({ 'a.ts': '', 'closed/b.ts': '' });
  chmodSync(join(dir.path, 'closed'), 0);
  const { files, unreadable } = await walkCode(dir.path);
  chmodSync(join(dir.path, 'closed'), 0o755);
  expect([files.map(({ path }) => path), unreadable]).toEqual([['a.ts'], ['closed']]);
});
