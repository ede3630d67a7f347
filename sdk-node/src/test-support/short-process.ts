// A program that asks once and comes to its end: nothing of the client may keep it.
import { createClient } from '../index.js';

const [url = '', how = ''] = process.argv.slice(2);
const flags = createClient({ url, sdkKey: 'guidon_server_x', timeoutMs: 1_000 });
const { source } = await flags.ready();
process.stdout.write(`${source} ${flags.isEnabled('new-billing', 'u1')}`);
if (how === 'close') await flags.close();
