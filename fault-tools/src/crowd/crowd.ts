import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { end, outputOf, plainEnvironment } from '../processes/child.js';
import { type CrowdTasks, crowdTasks } from './crowd-tasks.js';

type Task = keyof CrowdTasks;

type Ask<T extends Task> = (...options: Parameters<CrowdTasks[T]>) => Promise<Awaited<ReturnType<CrowdTasks[T]>>>;

export type Crowd = { readonly [T in Task]: Ask<T> } & {
  readonly pid: number;
  end(): Promise<unknown>;
};

interface Answer {
  readonly id: number;
  readonly answer?: unknown;
  readonly error?: string;
}

const script = fileURLToPath(new URL('crowd-process.ts', import.meta.url));
const execArgv = ['--import', import.meta.resolve('tsx'), '--conditions=guidon-source'];

/** A crowd in a process of its own, which has file descriptors and a processor for itself. */
export function startCrowd(): Crowd {
  const child = fork(script, { silent: true, execArgv, env: plainEnvironment() });
  const ask = asking(child);
  const tasks = crowdTasks.map((task) => [task, (options: unknown) => ask(task, options)] as const);
  return {
    ...(Object.fromEntries(tasks) as unknown as Crowd),
    pid: child.pid ?? 0,
    end: () => end(child, 'SIGKILL'),
  };
}

function asking(child: ChildProcess): (task: Task, options: unknown) => Promise<unknown> {
  const output = outputOf(child);
  const waiting = new Map<number, PromiseWithResolvers>();
  let asked = 0;
  child.on('message', ({ id, answer, error }: Answer) => {
    if (error === undefined) waiting.get(id)?.resolve(answer);
    else waiting.get(id)?.reject(new Error(error));
    waiting.delete(id);
  });
  const ended = () => new Error(`The crowd's process ended:\n${output()}`);
  child.on('exit', () => {
    for (const { reject } of waiting.values()) reject(ended());
  });
  return (task, options) =>
    new Promise((resolve, reject) => {
      asked += 1;
      waiting.set(asked, { resolve, reject });
      child.send({ id: asked, task, options }, (error) => error && reject(ended()));
    });
}

interface PromiseWithResolvers {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}
