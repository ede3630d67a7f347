import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { exitOf, outputOf, plainEnvironment, repositoryRoot } from '@guidon/fault-tools';

export interface CommandResult {
  readonly exitCode: number | null;
  readonly output: string;
}

/** Runs the bin `guidon` to its end, as a pipeline does. */
export async function runGuidon(
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<CommandResult> {
  const child = spawn(process.execPath, [join(repositoryRoot, 'server/dist/cli.js'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...plainEnvironment(), ...environment },
  });
  const output = outputOf(child);
  const exitCode = await exitOf(child);
  return { exitCode, output: output() };
}
