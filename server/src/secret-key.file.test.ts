import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tempDir } from '@guidon/test-kit';
import { expect, it } from 'vitest';
import { keptSecretKey } from './secret-key.file.js';

it('is made once, long enough, and for nobody else to read', async () => {
  const dir = await tempDir();
  const folder = join(dir.path, 'not yet there');
  const made = keptSecretKey(folder);
  expect(made.length).toBeGreaterThanOrEqual(32);
  expect(keptSecretKey(folder)).toBe(made);
  const file = join(folder, 'secret.key');
  expect([statSync(file).mode & 0o777, readFileSync(file, 'utf8').trim()]).toEqual([0o600, made]);
  dir.remove();
});

it('is taken as it is where there is one', async () => {
  const dir = await tempDir();
  writeFileSync(join(dir.path, 'secret.key'), 'kept from another machine\n');
  expect(keptSecretKey(dir.path)).toBe('kept from another machine');
  dir.remove();
});
