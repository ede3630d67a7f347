import type { Chance } from './chance.js';
import type { Damage, Disk } from './disk.js';
import type { Life } from './life.js';
import type { Caller, Network } from './network.js';
import type { Table } from './table.js';
import type { Time } from './time.js';
import type { Trace } from './trace.js';

/** A version that went back; a value that never was; anything else. */
export type Violated = 'regressed' | 'foreign' | 'other';

export interface ReaderDeps {
  readonly name: string;
  readonly time: Time;
  readonly chance: Chance;
  readonly trace: Trace;
  readonly network: Network;
  readonly disk: Disk;
  readonly environmentId: number;
  readonly table: Table;
  readonly violate: (kind: Violated, what: string) => void;
}

/** A real client of one of the SDKs, and what a fault may do to it. */
export interface Reader {
  readonly name: string;
  readonly disk: Disk;
  isCutOffUntilMs: number;
  readonly life: Life | undefined;
  /** Shows what Postgres holds, and knows that it is current. */
  readonly isCurrent: boolean;
  /** So, and by a stream. */
  readonly isLive: boolean;
  /** For people. */
  readonly state: string;
  start(): void;
  /** As with kill −9. What it has stored is all that is left. */
  die(damage: Damage): void;
}

/** Where something flows that tells of changes. */
export function listens(network: Network, life: Life | undefined): boolean {
  return network.open(({ client, isStream }) => isStream && client === life).some(({ isFlowing }) => isFlowing);
}

/** Who asks for a reader, and sees to it that nothing is asked twice at a time. */
export function callerFor(
  { name, time, trace, violate }: ReaderDeps,
  reader: Reader,
  of: Pick<Caller, 'life' | 'delivered'> & { readonly told: (text: string) => void },
): Caller {
  return {
    ...of,
    name,
    told: (text) => {
      trace.tell(name, () => `is sent ${text.trim().replaceAll('\n', ' ').slice(0, 160)}`);
      of.told(text);
    },
    opened: (path, open) => {
      const isReport = path.endsWith('/telemetry');
      if (open > 1 && !isReport) violate('other', `${name} has ${open} requests open to ${path}`);
    },
    isCutOff: () => time.nowMs < reader.isCutOffUntilMs,
  };
}
