import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

export type BalancerName = 'nginx' | 'haproxy';

const variables: Readonly<Record<BalancerName, string>> = { nginx: 'NGINX_PROGRAM', haproxy: 'HAPROXY_PROGRAM' };

/** Undefined where there is none: `npm test` and `npm run rolling` provide it, where they may. */
export function findBalancer(name: BalancerName): string | undefined {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin'];
  return process.env[variables[name]] ?? folders.map((folder) => join(folder, name)).find(existsSync);
}
