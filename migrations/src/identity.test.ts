import { aDatabase } from '@guidon/test-kit';
import { expect, test } from 'vitest';
import { migrate } from './migrate.js';
import { loadMigrations } from './migration-files.js';
import { dumpSchema } from './testing/schema-dump.js';

test.each(loadMigrations())('down undoes all of $version $name, and up brings all of it back', async ({ version }) => {
  const { url, close } = await aDatabase({ template: 'empty' });
  await migrate({ url, direction: 'up', to: version - 1 });
  const before = await dumpSchema(url);
  await migrate({ url, direction: 'up', to: version });
  const after = await dumpSchema(url);
  await migrate({ url, direction: 'down' });
  expect(await dumpSchema(url)).toBe(before);
  await migrate({ url, direction: 'up', to: version });
  expect(await dumpSchema(url)).toBe(after);
  expect(after).not.toBe(before);
  await close();
});
