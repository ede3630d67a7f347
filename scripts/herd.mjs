// `npm run herd [-- CLIENTS]`: kills both nodes, Redis and Postgres at once with ten thousand clients connected, starts them
// again, and watches everybody come back. The last line is the result, as JSON.
import { prove } from './lib/proof.mjs';

const [clients = '10000'] = process.argv.slice(2);
const result = prove('fault-tools/src/herd/herd.test.ts', {
  resultVariable: 'GUIDON_HERD_RESULT',
  env: { GUIDON_HERD_CLIENTS: clients },
});
console.log(JSON.stringify({ ...(result ?? { clients: Number(clients) }), failed: process.exitCode !== 0 }));
