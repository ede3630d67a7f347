// Runs before node_modules exists: only node: modules here.
import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findInPath, root, runQuietly } from './workspace.mjs';

/** The programs that tests run beside Guidon: under the variable that tells tests where each is, its package and its name. */
const programs = {
  REDIS_SERVER: { package: 'redis-server', program: 'redis-server' },
  NGINX_PROGRAM: { package: 'nginx', program: 'nginx' },
  HAPROXY_PROGRAM: { package: 'haproxy', program: 'haproxy' },
};

const cache = join(root, 'node_modules/.cache/debian');

/**
 * Where each program is, by its variable: found, else unpacked from Debian's package, else missing, and the tests that
 * need it are skipped. Nothing is installed: that would take root, and start a service on a port of the machine.
 */
export function providePrograms(...variables) {
  return Object.fromEntries(variables.map((variable) => [variable, provide(variable)]).filter(([, file]) => file));
}

function provide(variable) {
  const { package: name, program } = programs[variable];
  const file = process.env[variable] ?? findInstalled(program) ?? unpack(name, program);
  if (file === undefined)
    console.warn(`There is no ${program} here: tests that need it are skipped. Install it, or name it in ${variable}.`);
  return file;
}

/** What serves lies outside of the path of those who are not root. */
const findInstalled = (program) =>
  findInPath(program) ?? ['/usr/sbin', '/usr/local/sbin'].map((folder) => join(folder, program)).find(existsSync);

function unpack(name, program) {
  const dir = join(cache, name);
  const starter = join(dir, program);
  if (existsSync(starter)) return starter;
  if (!findInPath('apt-get')) return undefined;
  console.log(`Unpacking ${name} …`);
  rmSync(dir, { recursive: true, force: true });
  if (!download(name, dir)) return undefined;
  const files = readdirSync(join(dir, 'archives')).filter((file) => file.endsWith('.deb'));
  const isUnpacked = files.every(
    (file) => runQuietly('dpkg-deb', ['-x', join(dir, 'archives', file), join(dir, 'root')]) === 0,
  );
  return isUnpacked && writeStarter(dir, starter, program) ? starter : undefined;
}

/** The package and those of its dependencies that are missing here, by lists of our own: that takes no root either. */
function download(name, dir) {
  const lists = join(cache, 'lists');
  for (const folder of [join(lists, 'partial'), join(dir, 'archives/partial')]) mkdirSync(folder, { recursive: true });
  const settings = {
    'Debug::NoLocking': 1,
    'APT::Sandbox::User': '',
    'Acquire::Retries': 3,
    'Dir::State::lists': lists,
    'Dir::Cache': cache,
    'Dir::Cache::archives': join(dir, 'archives'),
  };
  const options = Object.entries(settings).flatMap(([key, value]) => ['-o', `${key}=${value}`]);
  const apt = (...args) => runQuietly('apt-get', ['-qq', ...options, ...args]);
  return apt('update') === 0 && apt('install', '-y', '--no-install-recommends', '--download-only', name) === 0;
}

function writeStarter(dir, starter, program) {
  const unpacked = join(dir, 'root');
  const binary = ['usr/sbin', 'usr/bin']
    .map((folder) => join(unpacked, folder, program))
    .find((file) => existsSync(file));
  if (binary === undefined) return false;
  const folder = join(unpacked, 'usr/lib');
  const libraries = existsSync(folder) ? [folder, ...readdirSync(folder).map((name) => join(folder, name))] : [];
  writeFileSync(starter, `#!/bin/sh\nLD_LIBRARY_PATH="${libraries.join(':')}" exec "${binary}" "$@"\n`);
  chmodSync(starter, 0o755);
  return true;
}
