// `npm run check`: everything that can be said about the code without running it.
import { bin, prepare, run, runQuietly } from './lib/workspace.mjs';

prepare();

const steps = [
  [
    'format and lint',
    bin('biome'),
    ['ci', '--error-on-warnings', `--colors=${process.stdout.isTTY ? 'force' : 'off'}`, '.'],
  ],
  ['types', bin('tsc'), ['-b']],
  ['types of the tests', bin('tsc'), ['-p', 'tsconfig.tests.json']],
  ['dead code and dependencies', bin('knip'), []],
  ['migrations', process.execPath, ['server/dist/cli.js', 'migrate', 'lint']],
  ['the failure contract', process.execPath, ['scripts/check-contract.mjs']],
  ['the published package for Node', 'npm', ['run', 'check', '--silent', '-w', '@guidon/sdk-node']],
  ['the published package for browsers', 'npm', ['run', 'check', '--silent', '-w', '@guidon/sdk-browser']],
  ['the size of the package for browsers', process.execPath, ['sdk-browser/check-size.mjs'], run],
];

const failed = [];
for (const [name, command, args, runStep = runQuietly] of steps) {
  const begunAt = performance.now();
  const isGood = runStep(command, args) === 0;
  console.log(`${isGood ? 'good  ' : 'FAILED'} ${name} (${((performance.now() - begunAt) / 1000).toFixed(1)} s)`);
  if (!isGood) failed.push(name);
}
if (failed.length > 0) {
  console.error(`Failed: ${failed.join(', ')}`);
  process.exit(1);
}
