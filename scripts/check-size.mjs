// The size budget of the browser's SDK: what an application that asks one flag sends over the line.
import { join } from 'node:path';
import { bundleSize } from './lib/bundle-size.mjs';
import { root } from './lib/workspace.mjs';

const budgets = [
  { entry: '@guidon/sdk-browser', maxBytes: 5_000 },
  { entry: '@guidon/sdk-browser/remote', maxBytes: 2_500 },
];

const application = (entry) => `
  import { createClient } from '${entry}';
  const flags = createClient({ url: 'https://flags.example', clientKey: 'guidon_client_0' });
  document.title = flags.isEnabled('new-checkout') ? 'new' : 'old';`;

for (const { entry, maxBytes } of budgets) {
  const { gzipBytes } = await bundleSize({ contents: application(entry), resolveDir: join(root, 'sdk-browser') });
  const line = `${entry}: ${gzipBytes} bytes minified and gzipped, of ${maxBytes}`;
  if (gzipBytes <= maxBytes) console.log(line);
  else process.exitCode = complain(line);
}

function complain(line) {
  console.error(`${line}: too large. Look at what grew with: npx esbuild --bundle --minify --analyze`);
  return 1;
}
