import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TempDir, tempDir } from '@guidon/test-kit';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lint } from './lint.js';

let dir: TempDir;
beforeEach(() => {
  dir = tempDir();
});
afterEach(() => dir.remove());

const timeouts = "set local lock_timeout = '1s';\nset local statement_timeout = '5s';\n";

function findings(up: string, down: string | null = 'select 1;'): string {
  writeFileSync(join(dir.path, '0001_it.up.sql'), up);
  if (down !== null) writeFileSync(join(dir.path, '0001_it.down.sql'), down);
  return lint(dir.path).join('\n');
}

test('our own migrations have no finding', () => {
  expect(lint()).toEqual([]);
});

test('dropping belongs to a contract file', () => {
  const drop = `${timeouts}alter table flags drop column tags;`;
  expect(findings(drop)).toContain('migrate:phase contract');
  expect(findings(`-- migrate:phase contract\n${drop}`)).not.toContain('migrate:phase contract');
});

test('emptying a table belongs to a contract file, a trigger against it does not', () => {
  expect(findings(`${timeouts}truncate table flags;`)).toContain('migrate:phase contract');
  const trigger = 'before delete or truncate on flags for each statement execute function refuse()';
  expect(findings(`${timeouts}create trigger flags_stay ${trigger};`)).toBe('');
});

test('what a comment says is not taken for a statement', () => {
  expect(findings(`${timeouts}-- drops nothing: drop\nselect 1;`)).toBe('');
});

test('a constraint may be replaced under its name, but not go', () => {
  const drop = `${timeouts}alter table flags drop constraint flags_kind_check;`;
  expect(findings(drop)).toContain('migrate:phase contract');
  const add = "alter table flags add constraint flags_kind_check check (kind <> '') not valid;";
  expect(findings(`${drop}\n${add}`)).toBe('');
});

test('a file that does not bound its locks is named', () => {
  expect(findings('select 1;')).toContain('0001_it.up.sql does not bound its locks');
});

test('an index that blocks writers is found', () => {
  expect(findings(`${timeouts}create index flags_tags on flags (tags);`)).toContain(
    'require-concurrent-index-creation',
  );
});

test('a concurrent index stands alone in a file that can run twice', () => {
  const index = 'create index concurrently if not exists flags_tags on flags (tags);';
  expect(findings(`${timeouts}${index}`)).toContain('migrate:no-transaction');
  expect(findings(`-- migrate:no-transaction\n${index}`)).not.toContain('0001_it.up.sql runs');
  expect(findings(`-- migrate:no-transaction\n${index.replace('if not exists', '')}`)).toContain('may run twice');
});

test('a file without a way back is named', () => {
  expect(findings(`${timeouts}select 1;`, null)).toContain('has no .down.sql');
});
