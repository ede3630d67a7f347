// Types by tsc, code by rolldown: the evaluator and sdk-core are private, so both go inside the package. What entries
// share becomes chunks of their own, so that none of them carries another's code.
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { bundleTypes } from '../scripts/bundle-types.mjs';
import { inlined } from './inline/inline.mjs';

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

// What an application's own minifier would not see through. Names and lines stay, for people who read the package.
const compressed = { compress: true, mangle: false, codegen: false };

const source = (file) => join(packageDir, 'src', file);

await bundle({ errors: join(root, 'sdk-core/src/errors.ts') });

// Each by itself: none carries another's code, and what an entry makes once is written where it is made. Only errors are
// the same everywhere.
await bundle({ index: source('index.ts') }, [sharedErrors(), inlining()]);
await bundle({ remote: source('remote.ts') }, [sharedErrors(), inlining()]);
await bundle({ react: source('react.tsx') }, [sharedErrors()]);
await bundle({ testing: source('testing.ts') }, [sharedErrors()]);

async function bundle(input, plugins = []) {
  const made = await rolldown({
    input,
    plugins,
    external: ['react', 'react/jsx-runtime'],
    // Said of `'use client'`, which stays at the head of its entry, where React's server components look for it.
    checks: { moduleLevelDirective: false, pluginTimings: false },
    platform: 'browser',
    optimization: { inlineConst: { mode: 'all', pass: 2 } },
    resolve: { conditionNames: ['guidon-source', 'browser', 'import', 'default'] },
  });
  await made.write({ dir: join(packageDir, 'dist'), format: 'esm', minify: compressed });
  await made.close();
}

function sharedErrors() {
  const resolveId = (id) => (id === './errors.js' ? { id, external: true } : undefined);
  return { name: 'shared-errors', resolveId };
}

function inlining() {
  return { name: 'inlining', renderChunk: (code) => ({ code: inlined(code), map: null }) };
}
