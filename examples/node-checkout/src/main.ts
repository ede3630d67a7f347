import { createClient } from '@guidon/sdk-node';
import { required } from './environment.js';
import { createShop } from './shop.js';

const flags = createClient({
  url: process.env['GUIDON_URL'] ?? 'http://localhost:4400',
  sdkKey: required('GUIDON_SDK_KEY'),
  cacheFile: process.env['GUIDON_CACHE_FILE'] ?? '.guidon-cache.json',
});
flags.on('change', ({ flags: keys, version }) => console.log(`version ${version}: ${keys.join(', ')}`));
flags.on('stale', () => console.log('Guidon is out of reach: going on with the last values'));
flags.on('live', () => console.log('Guidon is live'));

const { source } = await flags.ready();
const shop = createShop(flags).listen(Number(process.env['PORT'] ?? 0), '127.0.0.1', () => {
  const address = shop.address();
  const port = typeof address === 'object' && address !== null ? address.port : address;
  console.log(`shop on http://127.0.0.1:${port}, flags from ${source}`);
});

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    shop.close();
    shop.closeAllConnections();
    void flags.close();
  });
}
