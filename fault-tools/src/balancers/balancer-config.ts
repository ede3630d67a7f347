import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../processes/child.js';
import type { BalancerName } from './balancer-programs.js';

export interface Places {
  readonly port: number;
  readonly nodePorts: readonly number[];
  /** Scaled down, so that a restart takes seconds. */
  readonly areTimesShort: boolean;
}

type Change = readonly [wanted: RegExp, given: string];

const files: Readonly<Record<BalancerName, string>> = { nginx: 'nginx.conf', haproxy: 'haproxy.cfg' };

/** The configuration that people are given, with our places in it. */
export function configFor(name: BalancerName, places: Places): string {
  const given = readFileSync(join(repositoryRoot, 'deploy', files[name]), 'utf8');
  const times = places.areTimesShort ? shortTimes[name] : [];
  return [...nodesIn(places), ...changes[name](places), ...times].reduce(changed, given);
}

/** A change that finds nothing would leave a test of something else. */
function changed(text: string, [wanted, given]: Change): string {
  if (!wanted.test(text)) throw new Error(`The configuration in deploy/ no longer says ${wanted}.`);
  return text.replace(wanted, given);
}

const nodesIn = ({ nodePorts }: Places): readonly Change[] =>
  [1, 2, 3].map((number, index) => {
    const port = nodePorts[index];
    if (port === undefined) throw new Error('The configurations in deploy/ are for three nodes.');
    return [new RegExp(`guidon-${number}:4400`), `127.0.0.1:${port}`];
  });

/** nginx would write where only root may. */
const ownFolders = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((kind) => `${kind}_temp_path ${kind};`);

const changes: Readonly<Record<BalancerName, (places: Places) => readonly Change[]>> = {
  nginx: ({ port }) => [
    [/listen 80;/, `listen 127.0.0.1:${port} backlog=4096;`],
    [/access_log off;/, `access_log off;\n  ${ownFolders.join('\n  ')}`],
  ],
  haproxy: ({ port }) => [[/bind :80/, `bind 127.0.0.1:${port} backlog 4096`]],
};

const shortTimes: Readonly<Record<BalancerName, readonly Change[]>> = {
  nginx: [
    [/fail_timeout=5s/g, 'fail_timeout=2s'],
    [/keepalive_timeout 5s;/, 'keepalive_timeout 2s;'],
  ],
  haproxy: [[/inter 5s fastinter 1s/, 'inter 1s fastinter 500ms']],
};
