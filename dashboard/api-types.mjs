// `npm run api-types`: the dashboard's types of the API, made of what the server's sources say. `--check` only compares.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import openapiTypescript, { astToString } from 'openapi-typescript';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const file = at('src/api/schema.ts');
const command = ['--conditions=guidon-source', at('../server/src/cli.ts'), 'openapi'];
const options = { cwd: at('..'), encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 };
const description = execFileSync(at('../node_modules/.bin/tsx'), command, options);

const types = astToString(await openapiTypescript(JSON.parse(description), { alphabetize: true }));
const header = '// Made by `npm run api-types` of what the server says of its API: not to be edited.\n\n';

if (!process.argv.includes('--check')) writeFileSync(file, header + types);
else if (readFileSync(file, 'utf8') !== header + types) {
  console.error(
    'dashboard/src/api/schema.ts is not what the server says of its API any more: run `npm run api-types`.',
  );
  process.exit(1);
}
