// `npm run rolling [-- RESTARTS [CONNECTIONS [STREAMS]]]`: restarts a fleet behind nginx and behind HAProxy, under load; no
// request may fail, no change be lost. The last line is the result, as JSON.
import { execFileSync } from 'node:child_process';
import { prove } from './lib/proof.mjs';

const [restarts = '20', connections = '3000', streams = '10000'] = process.argv.slice(2);
const result = prove('fault-tools/src/rolling/rolling.test.ts', {
  resultVariable: 'GUIDON_ROLLING_RESULT',
  programs: ['REDIS_SERVER', 'NGINX_PROGRAM', 'HAPROXY_PROGRAM'],
  env: {
    GUIDON_ROLLING_RESTARTS: restarts,
    GUIDON_ROLLING_STREAM_RESTARTS: '3',
    GUIDON_ROLLING_CONNECTIONS: connections,
    GUIDON_ROLLING_STREAMS: streams,
    GUIDON_ROLLING_LOAD_SHARE: '0.3',
    GUIDON_ROLLING_BALANCERS: String(balancersFor(Number(connections) + Number(streams))),
  },
});
console.log(JSON.stringify(result ?? { restarts: Number(restarts), failed: true }));

/** Each connection takes two files of a balancer, and some are its own. */
function balancersFor(count) {
  const files = Number(execFileSync('sh', ['-c', 'ulimit -n'], { encoding: 'utf8' }));
  return Number.isFinite(files) ? Math.ceil((2.2 * count) / files) : 1;
}
