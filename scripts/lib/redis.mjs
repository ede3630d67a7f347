// Runs before node_modules exists: only node: modules here.
import { chmodSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findInPath, root, runQuietly } from './workspace.mjs';

const missing = 'There is no redis-server here: tests that need one will be skipped. Install it, or set REDIS_SERVER.';

/** The Redis for the tests: installed where we may, else unpacked, else undefined, and the tests that need it are skipped. */
export function findRedis() {
  const found = process.env.REDIS_SERVER ?? findInPath('redis-server') ?? provide();
  if (found === undefined) console.warn(missing);
  return found;
}

function provide() {
  if (!findInPath('apt-get')) return undefined;
  console.log('Providing Redis …');
  return process.getuid?.() === 0 ? install() : unpack();
}

function install() {
  process.env.DEBIAN_FRONTEND = 'noninteractive';
  const apt = (...args) => runQuietly('apt-get', ['-qq', '-o', 'Acquire::Retries=3', ...args]);
  if (apt('update') !== 0 || apt('install', '-y', '--no-install-recommends', 'redis-server') !== 0) return undefined;
  return findInPath('redis-server');
}

const packages = ['redis-server', 'redis-tools', 'libjemalloc2', 'liblzf1', 'libatomic1', 'libssl3'];

/** Without root Debian's packages can still be read, from the lists that apt has. */
function unpack() {
  const dir = join(root, 'node_modules/.cache/redis');
  const server = join(dir, 'redis-server');
  if (existsSync(server)) return server;
  mkdirSync(dir, { recursive: true });
  if (runQuietly('apt-get', ['-qq', 'download', ...packages], { cwd: dir }) !== 0) return undefined;
  const files = readdirSync(dir).filter((name) => name.endsWith('.deb'));
  if (files.some((file) => runQuietly('dpkg-deb', ['-x', file, 'root'], { cwd: dir }) !== 0)) return undefined;
  const libraries = readdirSync(join(dir, 'root/usr/lib')).map((name) => join(dir, 'root/usr/lib', name));
  writeFileSync(
    server,
    `#!/bin/sh\nLD_LIBRARY_PATH="${libraries.join(':')}" exec "${join(dir, 'root/usr/bin/redis-server')}" "$@"\n`,
  );
  chmodSync(server, 0o755);
  return server;
}
