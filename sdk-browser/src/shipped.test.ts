import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { inlined } from '../inline/inline.mjs';
import type { Scope } from './scope.js';
import { clientContract } from './test-support/contract/client.contract.js';
import type { Make } from './test-support/simulated-page.js';

const globals = [
  'document',
  'setTimeout',
  'clearTimeout',
  'fetch',
  'navigator',
  'localStorage',
  'BroadcastChannel',
  'requestAnimationFrame',
  'addEventListener',
  'URL',
] as const;

/** The entry as the package has it, in a page of its own: what browsers have as globals is the page's. */
async function shipped(entry: string): Promise<Make> {
  const bundle = await rolldown({
    input: fileURLToPath(new URL(entry, import.meta.url)),
    platform: 'browser',
    optimization: { inlineConst: { mode: 'all', pass: 2 } },
    resolve: { conditionNames: ['guidon-source', 'import', 'default'] },
  });
  const { output } = await bundle.generate({ format: 'esm' });
  await bundle.close();
  const code = inlined(output[0].code).replace(/export \{[^}]*\};/, 'return createClient;');
  const run = new Function('globalThis', 'Math', ...globals, code);
  return (options, scope) => {
    const random = Object.assign(Object.create(Math), { random: scope.Math.random });
    return run({ document: scope.document }, random, ...globals.map((name) => partOf(scope, name)))(options);
  };
}

function partOf(scope: Scope, name: (typeof globals)[number]): unknown {
  return scope[name];
}

const makers = { local: await shipped('index.ts'), remote: await shipped('remote.ts') };

clientContract('local', makers);
clientContract('remote', makers);
