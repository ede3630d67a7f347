// Types by tsc, code by rolldown: the evaluator and sdk-core are private, so both go inside the package.
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { bundleTypes } from '../scripts/bundle-types.mjs';

const packageDir = dirname(fileURLToPath(import.meta.url));
const root = dirname(packageDir);

// Declarations that an earlier build rewrote look up to date to tsc.
rmSync(join(packageDir, 'dist'), { recursive: true, force: true });

const { status } = spawnSync('npx', ['tsc', '-b', packageDir], { cwd: root, stdio: 'inherit' });
if (status !== 0) process.exit(status ?? 1);

bundleTypes({
  packageDir,
  inside: { '@guidon/evaluator': join(root, 'evaluator'), '@guidon/sdk-core': join(root, 'sdk-core') },
});

const bundle = await rolldown({
  input: { index: join(packageDir, 'src/index.ts'), testing: join(packageDir, 'src/testing.ts') },
  external: [/^node:/, 'eventsource-parser'],
  platform: 'node',
  resolve: { conditionNames: ['guidon-source', 'node', 'import', 'default'] },
});
await bundle.write({ dir: join(packageDir, 'dist'), format: 'esm', chunkFileNames: 'shared-[hash].js' });
await bundle.close();
