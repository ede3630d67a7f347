import type { Damage } from './disk.js';
import type { Life } from './life.js';
import type { ReaderDeps } from './reader.js';
import type { Witness } from './witness.js';

/** What of a reader is gone once it is killed. */
export interface ReaderProcess<Client> {
  readonly life: Life;
  readonly client: Client;
  readonly witness: Witness;
}

export interface Storing {
  /** What is shown is stored so soon. */
  readonly withinMs: number;
  readonly storedVersion: () => number | undefined;
}

/** As with kill −9. */
export function kill(deps: ReaderDeps, process: ReaderProcess<unknown>, damage: Damage, storing: Storing): void {
  const { name, trace, network, disk } = deps;
  const { life } = process;
  trace.note(name, `dies, what it stored ${damage === 'none' ? 'whole' : damage}`);
  checkStored(deps, process, storing);
  life.end();
  for (const connection of network.open(({ client }) => client === life)) connection.cancel()();
  disk.damage(damage);
}

function checkStored(
  { name, time, disk, violate }: ReaderDeps,
  { life, witness: { shown } }: ReaderProcess<unknown>,
  { withinMs, storedVersion }: Storing,
): void {
  if (life.isFrozen || disk.wasFull || shown.sinceMs < 0) return;
  if (time.nowMs - Math.max(shown.sinceMs, life.awakeSinceMs) < withinMs) return;
  const stored = storedVersion();
  if (stored !== shown.version)
    violate('other', `${name} has shown ${shown.version} for a second and stored ${stored}`);
}
