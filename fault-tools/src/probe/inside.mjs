// Loaded into a node before its own code (`--import`): says what the process holds once its garbage is gone.
import { readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { Stream } from 'node:stream';
import { queryObjects } from 'node:v8';
import { isMainThread } from 'node:worker_threads';

const folder = process.env.FAULT_PROBE_DIR;

if (isMainThread && folder !== undefined) {
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.end(JSON.stringify(held()));
  });
  server.listen(join(folder, String(process.pid))).unref();
}

const timer = setTimeout(() => {}, 0);
const Timeout = timer.constructor;
clearTimeout(timer);

function held() {
  // Each of these collects all garbage first, and takes its time.
  const count = (kind) => queryObjects(kind, { format: 'count' });
  const counts = { sockets: count(Stream), timers: count(Timeout) };
  const { heapUsed, external, rss } = process.memoryUsage();
  // Without the one by which they are read.
  const files = readdirSync('/proc/self/fd').length - 1;
  return { heapBytes: heapUsed, externalBytes: external, rssBytes: rss, files, ...counts };
}
