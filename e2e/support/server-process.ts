import { spawn } from 'node:child_process';
import { end, exitOf, outputOf, plainEnvironment, repositoryRoot } from '@guidon/fault-tools';
import { waitUntil } from './wait-until.js';

export interface ServerProcess {
  readonly url: string;
  output(): string;
  /** Its exit code. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

export interface ServerOptions {
  readonly dataDir: string;
  readonly port: number;
  /** What else is set. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** Starts the built product as a user does, with nothing but where to listen and where to keep its data. */
export async function startServer({ dataDir, port, environment = {} }: ServerOptions): Promise<ServerProcess> {
  const child = spawn(process.execPath, ['scripts/start.mjs', '--no-install'], {
    cwd: repositoryRoot,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...plainEnvironment(),
      GUIDON_PORT: String(port),
      GUIDON_DATA_DIR: dataDir,
      GUIDON_LOG_LEVEL: 'warn',
      ...environment,
    },
  });
  const output = outputOf(child);
  let hasEnded = false;
  void exitOf(child).then(() => {
    hasEnded = true;
  });
  const wait = { timeoutMs: 40_000, what: 'the server to listen', context: output };
  await waitUntil(() => hasEnded || output().includes('Guidon listens on'), wait);
  if (hasEnded) throw new Error(`The server ended while it started:\n${output()}`);
  return { url: `http://localhost:${port}`, output, end: (signal) => end(child, signal) };
}
