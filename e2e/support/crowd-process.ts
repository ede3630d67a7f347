import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { end, outputOf, plainEnvironment } from '@guidon/fault-tools';
import { crowd, type Sight, type Witness } from './crowd.js';
import { waitUntil } from './wait-until.js';

export interface CrowdProcess extends Witness {
  /** What it saw at its start and at every change since, without being asked. */
  readonly sights: readonly Sight[];
  end(): Promise<unknown>;
}

export interface CrowdProcessOptions {
  readonly url: string;
  readonly sdkKey: string;
  readonly cacheFile: string;
  readonly flag: string;
}

const script = fileURLToPath(new URL('crowd-process.mjs', import.meta.url));

/** A real Node process with the published SDK in it, that runs until it is ended. */
export async function startCrowdProcess(options: CrowdProcessOptions): Promise<CrowdProcess> {
  const given = JSON.stringify({ ...options, crowd });
  const child = fork(script, [given], { silent: true, execArgv: [], env: plainEnvironment() });
  const output = outputOf(child);
  const sights: Sight[] = [];
  const waiting = new Map<number, (sight: Sight) => void>();
  child.on('message', ({ id, sight }: { readonly id?: number; readonly sight: Sight }) => {
    if (id === undefined) sights.push(sight);
    else waiting.get(id)?.(sight);
  });
  const look = () =>
    new Promise<Sight>((resolve) => {
      const id = waiting.size;
      waiting.set(id, resolve);
      child.send({ id });
    });
  await waitUntil(() => sights.length > 0, { what: 'the SDK to be ready', context: output });
  return { sights, look, end: () => end(child, 'SIGKILL') };
}
