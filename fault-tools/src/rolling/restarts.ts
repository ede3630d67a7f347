import { setTimeout as sleep } from 'node:timers/promises';
import { waitFor } from '@guidon/test-kit';
import type { GuidonNode } from '../processes/guidon-node.js';

export interface Restarts {
  readonly exitCodes: readonly (number | null)[];
  readonly slowestExitMs: number;
}

export interface RestartOptions {
  readonly nodes: readonly GuidonNode[];
  readonly count: number;
  /** Between one that is ready and the next that leaves: balancers need to notice. */
  readonly settleMs: number;
  readonly onRestarted?: () => Promise<void>;
}

const readyTimeoutMs = 40_000;

/** One after the other, as a deployment does it: told to leave, gone, started again, ready. */
export async function restartInTurn({ nodes, count, settleMs, onRestarted }: RestartOptions): Promise<Restarts> {
  const exitCodes: (number | null)[] = [];
  let slowestExitMs = 0;
  for (let turn = 0; turn < count; turn += 1) {
    const node = nodes[turn % nodes.length];
    if (node === undefined) throw new Error('There is no node to restart.');
    const begunAt = performance.now();
    exitCodes.push(await node.end('SIGTERM'));
    slowestExitMs = Math.max(slowestExitMs, Math.round(performance.now() - begunAt));
    await node.start();
    await waitFor(() => isReady(node), { timeoutMs: readyTimeoutMs, what: 'a node to be ready' });
    await onRestarted?.();
    await sleep(settleMs);
  }
  return { exitCodes, slowestExitMs };
}

async function isReady({ url }: GuidonNode): Promise<boolean> {
  const { status } = await fetch(`${url}/health/ready`, { headers: { connection: 'close' } });
  return status === 200;
}
