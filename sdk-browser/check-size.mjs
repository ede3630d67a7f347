// The size budget of the browser's SDK: what an application that asks one flag sends over the line.
import { bundleSize } from './bundle-size.mjs';

const budgets = [
  { entry: '@guidon/sdk-browser', maxBytes: 5_000 },
  { entry: '@guidon/sdk-browser/remote', maxBytes: 2_500 },
];

const application = (entry) => `
  import { createClient } from '${entry}';
  const flags = createClient({ url: 'https://flags.example', clientKey: 'guidon_client_0' });
  document.title = flags.isEnabled('new-checkout') ? 'new' : 'old';`;

for (const { entry, maxBytes } of budgets) {
  const { gzipBytes } = await bundleSize({ contents: application(entry), resolveDir: import.meta.dirname });
  console.log(`${entry}: ${gzipBytes} bytes minified and gzipped, of ${maxBytes}`);
  if (gzipBytes > maxBytes) process.exitCode = 1;
}
