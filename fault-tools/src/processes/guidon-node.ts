import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { setPriority } from 'node:os';
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
  /** Until it listens it gives way to all others, as if it had a machine of its own. Root alone may take that back. */
  readonly startsAside?: boolean;
}

const startTimeoutMs = 40_000;

/** One node, as it is run in production: the built server, in a process of its own that dies with this one. */
export async function startGuidonNode(options: GuidonNodeOptions): Promise<GuidonNode> {
  const port = options.port ?? (await freePort());
  let past = '';
  let life = await launch(port, options);
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    get pid() {
      return life.child.pid ?? 0;
    },
    output: () => past + life.output(),
    start: async () => {
      past += life.output();
      life = await launch(port, options);
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

async function launch(port: number, { environment, startsAside = false }: GuidonNodeOptions): Promise<Life> {
  const isAside = startsAside && process.platform === 'linux' && process.getuid?.() === 0;
  const command = [process.execPath, join(repositoryRoot, 'server/dist/cli.js'), 'serve'];
  const [file = '', ...args] =
    process.platform === 'linux' ? ['setpriv', '--pdeathsig=KILL', '--', ...command] : command;
  const child = spawn(file, args, {
    cwd: repositoryRoot,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...plainEnvironment(), GUIDON_PORT: String(port), GUIDON_LOG_LEVEL: 'warn', ...environment },
  });
  const { pid = 0 } = child;
  if (isAside) prioritize(pid, lowestPriority);
  const output = outputOf(child);
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null;
  const isListening = () => output().includes('Guidon listens on');
  const wait = { timeoutMs: startTimeoutMs, what: `the node on port ${port} to listen` };
  await waitFor(() => hasEnded() || isListening(), wait);
  if (hasEnded()) throw new Error(`The node ended while it started:\n${output()}`);
  if (isAside) prioritize(pid, ordinaryPriority);
  return { child, output };
}

const lowestPriority = 19;
const ordinaryPriority = 0;

/** Linux gives each thread a priority of its own; new ones have that of who made them. */
function prioritize(pid: number, priority: number): void {
  for (const thread of readdirSync(`/proc/${pid}/task`)) setPriority(Number(thread), priority);
}
