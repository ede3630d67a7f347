// One process with the SDK in it, that says when it hears of a change.
import { createClient } from '../../../sdk-node/dist/index.js';

const [url, sdkKey, flag] = process.argv.slice(2);
const flags = createClient({ url, sdkKey });
await flags.ready();
flags.on('change', () => {
  const atNs = process.hrtime.bigint();
  process.send({ change: { atNs: String(atNs), value: flags.isEnabled(flag, 'u1') } });
});
flags.on('error', () => {});
process.send({ done: {} });
process.on('message', async () => {
  await flags.close();
  process.exit(0);
});
