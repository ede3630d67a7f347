import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { end, exitOf, outputOf, plainEnvironment, repositoryRoot } from '@guidon/fault-tools';
import { freePort } from '@guidon/test-kit';
import { waitUntil } from './wait-until.js';

export interface ExampleServer {
  readonly url: string;
  end(): Promise<unknown>;
}

const vite = join(repositoryRoot, 'node_modules/vite/bin/vite.js');

/** Builds an example as its users do, and serves what came out. */
export async function serveViteExample(
  name: string,
  outDir: string,
  env: Readonly<Record<string, string>>,
): Promise<ExampleServer> {
  const cwd = join(repositoryRoot, 'examples', name);
  const build = start(cwd, [vite, 'build', '--outDir', outDir, '--emptyOutDir'], env);
  if ((await exitOf(build.child)) !== 0) throw new Error(`The example was not built:\n${build.output()}`);
  const port = String(await freePort());
  return serve(cwd, [vite, 'preview', '--outDir', outDir, '--host', 'localhost', '--strictPort', '--port', port], env);
}

/** Runs an example's own little server. */
export async function serveExample(name: string, env: Readonly<Record<string, string>>): Promise<ExampleServer> {
  return await serve(join(repositoryRoot, 'examples', name), ['serve.mjs'], { PORT: '0', ...env });
}

async function serve(cwd: string, args: readonly string[], env: Readonly<Record<string, string>>) {
  const { child, output } = start(cwd, args, env);
  const found = () => /http:\/\/localhost:\d+/.exec(output())?.[0];
  const url = await waitUntil(found, { what: 'the example to be served', context: output });
  return { url, end: () => end(child, 'SIGKILL') };
}

function start(cwd: string, args: readonly string[], env: Readonly<Record<string, string>>) {
  const stdio = ['ignore', 'pipe', 'pipe'] as const;
  const child = spawn(process.execPath, args, {
    cwd,
    stdio: [...stdio],
    env: { ...plainEnvironment(), NO_COLOR: '1', ...env },
  });
  return { child, output: outputOf(child) };
}
