import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { end, type Life, outputOf, plainEnvironment, type Shown } from '@guidon/fault-tools';

export interface ClientsOptions {
  readonly name: string;
  readonly url: string;
  readonly sdkKey: string;
  /** One client for each. */
  readonly cacheFiles: readonly string[];
  readonly flags: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

/** A process with clients in it, in all its lives. */
export interface ClientsProcess {
  /** What its clients show last. */
  readonly last: readonly (Shown | undefined)[];
  start(): void;
  kill(): Promise<void>;
  pause(): void;
  resume(): void;
  /** Since the last call; who still lives begins with what it showed last. */
  takeLives(): readonly Life[];
  output(): string;
}

interface Living {
  readonly name: string;
  shown: Shown[];
  complaints: string[];
  isOver: boolean;
}

type Message = { readonly client: number } & (
  | ({ readonly kind: 'shown' } & Shown)
  | { readonly kind: 'complaint'; readonly complaint: string }
);

const script = fileURLToPath(new URL('chaos-clients.mjs', import.meta.url));

export function startClients(options: ClientsOptions): ClientsProcess {
  const { name, cacheFiles, environment, ...rest } = options;
  let past = '';
  let lives = 0;
  let over: Living[] = [];
  let living: readonly Living[] = [];
  let child: ChildProcess;
  let output = () => '';

  function start(): void {
    past += output();
    lives += 1;
    living = cacheFiles.map((_file, index) => newLife(`${name}, client ${index}, life ${lives}`));
    const own = living;
    child = fork(script, [JSON.stringify({ ...rest, cacheFiles })], {
      silent: true,
      execArgv: [],
      env: { ...plainEnvironment(), ...environment },
    });
    output = outputOf(child);
    child.on('message', (message: Message) => take(own, message));
  }

  start();
  return {
    get last() {
      return living.map(({ shown }) => shown.at(-1));
    },
    start,
    kill: async () => {
      await end(child, 'SIGKILL');
      for (const life of living) life.isOver = true;
      over.push(...living);
      living = [];
    },
    pause: () => void child.kill('SIGSTOP'),
    resume: () => void child.kill('SIGCONT'),
    takeLives: () => {
      const taken = [...over, ...living].map((life) => ({ ...life }));
      over = [];
      for (const life of living) {
        life.shown = life.shown.slice(-1);
        life.complaints = [];
      }
      return taken;
    },
    output: () => past + output(),
  };
}

const newLife = (name: string): Living => ({ name, shown: [], complaints: [], isOver: false });

function take(living: readonly Living[], message: Message): void {
  const life = living[message.client];
  if (message.kind === 'complaint') life?.complaints.push(message.complaint);
  else life?.shown.push({ version: message.version, values: message.values });
}
