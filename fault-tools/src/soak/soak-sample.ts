import type { Fleet } from '../fleet/fleet.js';
import type { Held, Probe } from '../probe/probe.js';
import type { Connections } from './connections.js';

/** Of all nodes together, at one moment at which every stream that there should be is open. */
export interface SoakSample extends Held {
  readonly atH: number;
  readonly postgres: number;
  readonly redis: number;
}

export type SoakSeries = Exclude<keyof SoakSample, 'atH'>;

export interface SampleDeps {
  readonly fleet: Fleet;
  readonly probe: Probe;
  readonly connections: Connections;
}

export async function takeSample({ fleet, probe, connections }: SampleDeps, atH: number): Promise<SoakSample> {
  const held = await Promise.all(fleet.nodes.map(({ pid }) => probe.look(pid)));
  const sum = (name: keyof Held) => held.reduce((total, one) => total + one[name], 0);
  return {
    atH,
    heapBytes: sum('heapBytes'),
    externalBytes: sum('externalBytes'),
    rssBytes: sum('rssBytes'),
    files: sum('files'),
    sockets: sum('sockets'),
    timers: sum('timers'),
    ...(await connections.count()),
  };
}
