// `npm run crowd [-- STREAMS]`: ten thousand streams over two nodes, beside two bare servers that write the same bytes; then a
// tenth of them stops reading. The last line is the result, as JSON.
import { prove } from './lib/proof.mjs';

const [streams = '10000'] = process.argv.slice(2);
const result = prove('fault-tools/src/fan-out/fan-out.test.ts', {
  resultVariable: 'GUIDON_CROWD_RESULT',
  env: { GUIDON_CROWD_STREAMS: streams },
});
console.log(JSON.stringify({ ...(result ?? { streams: Number(streams) }), failed: process.exitCode !== 0 }));
