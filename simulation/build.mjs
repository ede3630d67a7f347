// One file, without what a loader adds to every function: the long form makes a hundred thousand runs of them.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const packageDir = dirname(fileURLToPath(import.meta.url));
const bundle = await rolldown({
  input: join(packageDir, 'src/main.ts'),
  platform: 'node',
  resolve: { conditionNames: ['guidon-source', 'node'] },
});
await bundle.write({ file: join(packageDir, 'dist/simulate.js'), format: 'esm' });
await bundle.close();
