// `npm run rolling [-- RESTARTS [CONNECTIONS [STREAMS]]]`: restarts a fleet behind nginx and behind HAProxy, under load; no
// request may fail, no change be lost. The last line is the result, as JSON.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { providePrograms } from './lib/debian.mjs';
import { bin, prepare, run } from './lib/workspace.mjs';

const [restarts = '20', connections = '3000', streams = '10000'] = process.argv.slice(2);
prepare();
const folder = mkdtempSync(join(tmpdir(), 'guidon-rolling-'));
const result = join(folder, 'result.json');
try {
  process.exitCode = run(bin('vitest'), ['run', 'fault-tools/src/rolling/rolling.test.ts'], {
    env: {
      ...providePrograms('REDIS_SERVER', 'NGINX_PROGRAM', 'HAPROXY_PROGRAM'),
      GUIDON_ROLLING_RESTARTS: restarts,
      GUIDON_ROLLING_STREAM_RESTARTS: '3',
      GUIDON_ROLLING_CONNECTIONS: connections,
      GUIDON_ROLLING_STREAMS: streams,
      GUIDON_ROLLING_LOAD_SHARE: '0.3',
      GUIDON_ROLLING_BALANCERS: String(balancersFor(Number(connections) + Number(streams))),
      GUIDON_ROLLING_RESULT: result,
    },
  });
  console.log(told());
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Each connection takes two files of a balancer, and some are its own. */
function balancersFor(count) {
  const files = Number(execFileSync('sh', ['-c', 'ulimit -n'], { encoding: 'utf8' }));
  return Number.isFinite(files) ? Math.ceil((2.2 * count) / files) : 1;
}

function told() {
  try {
    return readFileSync(result, 'utf8');
  } catch {
    return JSON.stringify({ restarts: Number(restarts), failed: true });
  }
}
