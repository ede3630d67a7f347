import { readdirSync, readFileSync } from 'node:fs';

/** To a process and its children: what is stopped that way stands still as a whole. Linux alone shows who they are. */
export function signalTree(pid: number, signal: NodeJS.Signals): void {
  // The children of who is dead are somebody else's; those that it had meanwhile are found afterwards.
  const before = childrenOf(pid);
  send(pid, signal);
  for (const child of new Set([...before, ...childrenOf(pid)])) send(child, signal);
}

function childrenOf(parent: number): readonly number[] {
  if (process.platform !== 'linux') return [];
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.map(Number).filter((pid) => parentOf(pid) === parent);
}

/** The second field after the name, which stands in brackets and may hold anything. */
function parentOf(pid: number): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return undefined;
  }
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It has ended meanwhile.
  }
}
