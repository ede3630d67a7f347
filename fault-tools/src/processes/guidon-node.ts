import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { freePort, waitFor } from '@guidon/test-kit';
import { end, outputOf, plainEnvironment, repositoryRoot } from './child.js';

export interface GuidonNode {
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  /** Of all its lives. */
  output(): string;
  /** Starts it again in the same place, and waits until it listens. */
  start(): Promise<void>;
  /** As a power cut does it. */
  kill(): Promise<void>;
  /** It takes connections, and answers nothing. */
  pause(): void;
  resume(): void;
  /** Its exit code; null where a signal ended it. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

export interface GuidonNodeOptions {
  /** As `guidon serve` reads it. */
  readonly environment: Readonly<Record<string, string>>;
  /** Default: any free port. */
  readonly port?: number;
}

const startTimeoutMs = 40_000;

/** One node, as it is run in production: the built server, in a process of its own that dies with this one. */
export async function startGuidonNode({ environment, port: wanted }: GuidonNodeOptions): Promise<GuidonNode> {
  const port = wanted ?? (await freePort());
  let past = '';
  let life = await launch(port, environment);
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    get pid() {
      return life.child.pid ?? 0;
    },
    output: () => past + life.output(),
    start: async () => {
      past += life.output();
      life = await launch(port, environment);
    },
    kill: async () => void (await end(life.child, 'SIGKILL')),
    pause: () => void life.child.kill('SIGSTOP'),
    resume: () => void life.child.kill('SIGCONT'),
    end: (signal) => end(life.child, signal),
  };
}

interface Life {
  readonly child: ChildProcess;
  readonly output: () => string;
}

async function launch(port: number, environment: GuidonNodeOptions['environment']): Promise<Life> {
  const command = [process.execPath, join(repositoryRoot, 'server/dist/cli.js'), 'serve'];
  const [file = '', ...args] =
    process.platform === 'linux' ? ['setpriv', '--pdeathsig=KILL', '--', ...command] : command;
  const child = spawn(file, args, {
    cwd: repositoryRoot,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...plainEnvironment(), GUIDON_PORT: String(port), GUIDON_LOG_LEVEL: 'warn', ...environment },
  });
  const output = outputOf(child);
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null;
  const isListening = () => output().includes('Guidon listens on');
  const wait = { timeoutMs: startTimeoutMs, what: `the node on port ${port} to listen` };
  await waitFor(() => hasEnded() || isListening(), wait);
  if (hasEnded()) throw new Error(`The node ended while it started:\n${output()}`);
  return { child, output };
}
