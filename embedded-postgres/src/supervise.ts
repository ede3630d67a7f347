import type { ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Supervised {
  readonly pid: number;
  stop(): Promise<void>;
  kill(): Promise<void>;
}

const firstDelayMs = 50;
const longestDelayMs = 5_000;

/** Starts a process again that ended without being asked to, ever more slowly where that fails. */
export function supervise(
  first: ChildProcess,
  again: () => Promise<ChildProcess>,
  warn: (line: string) => void,
): Supervised {
  let child = first;
  let isStopping = false;
  let restarting = Promise.resolve();

  function watch(): void {
    child.once('exit', (code, signal) => {
      if (isStopping) return;
      warn(`Postgres ended by itself (${signal ?? code}); it is started again`);
      restarting = restart();
    });
  }

  async function restart(): Promise<void> {
    for (let delayMs = firstDelayMs; !isStopping; delayMs = Math.min(2 * delayMs, longestDelayMs)) {
      try {
        child = await again();
        return watch();
      } catch (error) {
        warn(error instanceof Error ? error.message : String(error));
        await sleep(delayMs, undefined, { ref: false });
      }
    }
  }

  async function leave(signal: NodeJS.Signals): Promise<void> {
    isStopping = true;
    await restarting;
    await end(child, signal);
  }

  watch();
  return {
    get pid() {
      return child.pid ?? 0;
    },
    stop: () => leave('SIGINT'),
    kill: () => leave('SIGKILL'),
  };
}

function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill(signal);
  });
}
