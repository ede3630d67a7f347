import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { end, outputOf, plainEnvironment } from '@guidon/fault-tools';
import { waitUntil } from './wait-until.js';

export interface FollowerOptions {
  readonly url: string;
  readonly sdkKey: string;
  readonly cacheFile: string;
  readonly flag: string;
  /** Then nobody is a stranger. Default: only those may come in who are let in one by one. */
  readonly isForAll?: boolean;
}

export interface Decision {
  readonly value: boolean;
  readonly version: number;
  readonly source: string;
  readonly stale: boolean;
}

export interface Follower {
  /** Where its first values came from. */
  readonly source: string;
  /** The versions that its `change` events told, in their order. */
  readonly versions: readonly number[];
  /** The kinds of its `error` events. */
  readonly errors: readonly string[];
  /** What it saw that must never be. */
  readonly problems: readonly string[];
  decide(user: string): Promise<Decision>;
  end(signal: NodeJS.Signals): Promise<number | null>;
}

type Message =
  | { readonly kind: 'ready'; readonly source: string }
  | { readonly kind: 'change'; readonly version: number }
  | { readonly kind: 'decision'; readonly id: number; readonly decision: Decision }
  | { readonly kind: 'error'; readonly error: string }
  | { readonly kind: 'problem'; readonly problem: string };

const script = fileURLToPath(new URL('follower.mjs', import.meta.url));

/** A real Node process with the published SDK in it. */
export async function startFollower(options: FollowerOptions): Promise<Follower> {
  const child = fork(script, [JSON.stringify(options)], { silent: true, execArgv: [], env: plainEnvironment() });
  const output = outputOf(child);
  const versions: number[] = [];
  const errors: string[] = [];
  const problems: string[] = [];
  const waiting = new Map<number, (decision: Decision) => void>();
  let source: string | undefined;
  child.on('message', (message: Message) => {
    if (message.kind === 'ready') source = message.source;
    else if (message.kind === 'change') versions.push(message.version);
    else if (message.kind === 'error') errors.push(message.error);
    else if (message.kind === 'problem') problems.push(message.problem);
    else waiting.get(message.id)?.(message.decision);
  });
  let questions = 0;
  const decide = (user: string) =>
    new Promise<Decision>((resolve) => {
      questions += 1;
      waiting.set(questions, resolve);
      child.send({ id: questions, user });
    });
  const firstSource = await waitUntil(() => source, { what: 'the SDK to be ready', context: output });
  return { source: firstSource, versions, errors, problems, decide, end: (signal) => end(child, signal) };
}
