import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Runs a TypeScript file beside this one in a process of its own, as the sources are. */
export function startChild(
  name: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): ChildProcess {
  const file = fileURLToPath(new URL(`./${name}.ts`, import.meta.url));
  const loader = ['--conditions=guidon-source', '--import', 'tsx'];
  const env = { ...process.env, ...environment };
  return spawn(process.execPath, [...loader, file, ...args], { stdio: ['ignore', 'pipe', 'inherit'], env });
}

/** What it printed, once it has ended by itself. */
export async function runChild(
  name: string,
  args: readonly string[],
): Promise<{ code: number | null; output: string }> {
  const child = startChild(name, args);
  let output = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, output };
}
