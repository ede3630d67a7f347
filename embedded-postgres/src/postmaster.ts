import { type ChildProcess, spawn } from 'node:child_process';
import { unprivileged } from './drop-root.js';

export interface PostmasterOptions {
  readonly postgres: string;
  readonly dataDir: string;
  readonly port: number;
  readonly unsafeFast: boolean;
  readonly settings: readonly string[];
  readonly log: (line: string) => void;
}

export type Launch =
  | { readonly kind: 'ready'; readonly child: ChildProcess }
  | { readonly kind: 'failed'; readonly output: string };

const lastOutputChars = 4_000;

/** Resolves when Postgres accepts connections, or has given up. */
export function launchPostmaster(options: PostmasterOptions): Promise<Launch> {
  const { file, args } = unprivileged(options.postgres, serverArgs(options));
  const env = { ...process.env, LC_ALL: 'C', LC_MESSAGES: 'C' };
  // A session of its own: Ctrl+C in a terminal goes to all of a group, and the server still needs its database to drain.
  // Only where it dies with us all the same.
  const child = spawn(file, args, { stdio: ['ignore', 'ignore', 'pipe'], env, detached: process.platform === 'linux' });
  let output = '';
  return new Promise((resolve) => {
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      output = (output + text).slice(-lastOutputChars);
      for (const line of text.trimEnd().split('\n')) options.log(line);
      if (/ready to accept (read-only )?connections/.test(output)) resolve({ kind: 'ready', child });
    });
    child.once('error', (error) => resolve({ kind: 'failed', output: error.message }));
    child.once('close', () => resolve({ kind: 'failed', output }));
  });
}

function serverArgs({ dataDir, port, unsafeFast, settings }: PostmasterOptions): readonly string[] {
  const all = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'shared_buffers=32MB',
    'max_connections=100',
    ...(unsafeFast ? ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'] : []),
    ...settings,
  ];
  return ['-D', dataDir, '-p', String(port), ...all.flatMap((setting) => ['-c', setting])];
}
