// The failure contract names the test behind each promise: a test that is renamed must be renamed there too.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './lib/workspace.mjs';

const document = 'docs/failure-contract.md';
const text = readFileSync(join(root, document), 'utf8');
const [promises, open] = text.split('## Not proven yet');
const proofs = [...promises.matchAll(/`([\w./-]+\.(?:test|e2e)\.ts)` "([^"]+)"/g)].map(([, file, name]) => ({
  file,
  name,
}));
const rows = promises.split('\n').filter((line) => line.startsWith('| ') && !/^\| (when|what is tried) \|/.test(line));

const gone = proofs.filter(({ file, name }) => {
  const path = join(root, file);
  return !existsSync(path) || !readFileSync(path, 'utf8').includes(name);
});
const unproven = rows.filter((row) => !/`[\w./-]+\.(?:test|e2e)\.ts` "/.test(row));

for (const { file, name } of gone) console.error(`${document}: ${file} has no test "${name}".`);
for (const row of unproven) console.error(`${document}: no test stands behind: ${row}`);
if (open === undefined || proofs.length === 0) console.error(`${document} names no proofs, or not what is not proven.`);
if (gone.length + unproven.length > 0 || open === undefined || proofs.length === 0) process.exit(1);
