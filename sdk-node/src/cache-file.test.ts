import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cacheFile } from './cache-file.js';
import { startChild } from './test-support/child.js';

const kills = Number(process.env['GUIDON_TEST_KILLS'] ?? 8);
const isRoot = process.getuid?.() === 0;
const whyNotRoot = 'needs root, to mount a small disk';

let folder: string;
let path: string;
const aCache = (key = 'key') => cacheFile(path, 'http://guidon.test', key);
const write = (text: string, cache = aCache()) =>
  new Promise<string | undefined>((resolve) => cache.write(text, resolve));

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'guidon-cache-'));
  path = join(folder, 'flags.cache');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the cache file', () => {
  it('is not there at first', () => {
    expect(aCache().read()).toEqual({ kind: 'none' });
  });

  it('keeps what was written, for its owner alone, and leaves nothing beside it', async () => {
    expect(await write('first')).toBeUndefined();
    expect(await write('second')).toBeUndefined();
    expect(aCache().read()).toEqual({ kind: 'found', text: 'second' });
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['flags.cache']);
  });

  it('is made with its folder', async () => {
    path = join(folder, 'a/b/flags.cache');
    await write('first');
    expect(aCache().read()).toEqual({ kind: 'found', text: 'first' });
  });

  it('of another key is not used', async () => {
    await write('first');
    expect(aCache('other').read()).toEqual({ kind: 'none' });
  });

  it('is whole though many processes share it', async () => {
    const texts = Array.from({ length: 40 }, (_, index) => `${index}`.repeat(1 + index * 700));
    await Promise.all(texts.map((text) => write(text)));
    const read = aCache().read();
    expect(read.kind === 'found' && texts.includes(read.text)).toBe(true);
  });

  it('is left aside where it is damaged', async () => {
    await write('first');
    const file = readFileSync(path);
    for (let index = 0; index < file.length; index += 1) {
      const damaged = Buffer.from(file);
      damaged[index] = (damaged[index] ?? 0) ^ 1;
      writeFileSync(path, index % 2 === 0 ? damaged : file.subarray(0, index));
      expect(aCache().read()).toMatchObject({ kind: 'unusable' });
    }
  });

  it.each([
    ['a folder', () => mkdirSync(path)],
    ['a pipe that nobody writes to', () => execFileSync('mkfifo', [path])],
    ['a device without end', () => symlinkSync('/dev/zero', path)],
    ['a link that leads to itself', () => symlinkSync(path, path)],
  ])('is unusable at once where it is %s', (_name, make) => {
    make();
    expect(aCache().read()).toMatchObject({ kind: 'unusable' });
  });

  it('is unusable where it is larger than any copy', () => {
    writeFileSync(path, '');
    truncateSync(path, 200_000_000);
    expect(aCache().read()).toMatchObject({ kind: 'unusable' });
  });

  it('takes away what killed writers left, and nothing that may still be written', async () => {
    const [old, young, other] = ['1-aaaaaaaaaaaa.tmp', '2-bbbbbbbbbbbb.tmp', 'txt'].map((end) => `${path}.${end}`);
    for (const file of [old, young, other]) writeFileSync(file ?? '', '');
    utimesSync(old ?? '', 0, 0);
    await write('first');
    expect(readdirSync(folder).sort()).toEqual(['flags.cache', 'flags.cache.2-bbbbbbbbbbbb.tmp', 'flags.cache.txt']);
  });

  it('says so where it cannot be written, and keeps what there was', async () => {
    await write('first');
    const whole = path;
    path = join(whole, 'below-a-file');
    expect(await write('second')).toContain('cannot be written');
    path = whole;
    expect(aCache().read()).toEqual({ kind: 'found', text: 'first' });
  });

  it.skipIf(isRoot)('is harmless in a folder that is read-only', async () => {
    chmodSync(folder, 0o500);
    expect(await write('first')).toContain('cannot be written');
    chmodSync(folder, 0o700);
  });

  it.runIf(isRoot)(`survives a full disk and a read-only one (else ${whyNotRoot})`, async ({ skip }) => {
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder], { stdio: 'ignore' });
    } catch {
      skip('this machine lets nobody mount a disk');
    }
    try {
      expect(await write('first')).toBeUndefined();
      expect(await write('x'.repeat(200_000))).toContain('ENOSPC');
      expect(readdirSync(folder)).toEqual(['flags.cache']);
      expect(aCache().read()).toEqual({ kind: 'found', text: 'first' });
      execFileSync('mount', ['-o', 'remount,ro', folder]);
      expect(await write('second')).toContain('EROFS');
      expect(aCache().read()).toEqual({ kind: 'found', text: 'first' });
    } finally {
      execFileSync('umount', [folder]);
    }
  });

  it('is whole at every moment while four processes write it', async () => {
    const writers = Array.from({ length: 4 }, () => startChild('writing-process', [path]));
    await Promise.all(writers.map((writer) => once(writer.stdout ?? writer, 'data')));
    const reads = Array.from({ length: 300 }, () => aCache().read().kind);
    for (const writer of writers) writer.kill('SIGKILL');
    await Promise.all(writers.map((writer) => once(writer, 'close')));
    expect(new Set(reads)).toEqual(new Set(['found']));
  });

  it(`loads whenever its writer is killed (${kills} times)`, async () => {
    for (let kill = 0; kill < kills; kill += 1) {
      const child = startChild('writing-process', [path]);
      await once(child.stdout ?? child, 'data');
      const found = aCache().read();
      child.kill('SIGKILL');
      await once(child, 'close');
      expect(found).toMatchObject({ kind: 'found' });
      expect(aCache().read()).toMatchObject({ kind: 'found' });
    }
  }, 600_000);
});
