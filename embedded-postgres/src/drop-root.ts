import { chownSync } from 'node:fs';

export interface Command {
  readonly file: string;
  readonly args: readonly string[];
}

const nobody = 65_534;

const isRoot = process.getuid?.() === 0;

/**
 * Postgres refuses to run as root: as root it runs as `nobody`, who keeps the right to pass closed parent folders.
 * On Linux it also gets SIGINT (fast shutdown) the moment this process dies, even by SIGKILL.
 */
export function unprivileged(file: string, args: readonly string[]): Command {
  if (process.platform !== 'linux') return { file, args };
  const privileges = [...(isRoot ? asNobody : []), '--pdeathsig=INT'];
  return {
    file: 'setpriv',
    args: [...privileges, '--', 'sh', '-c', unlessOrphaned, 'sh', String(process.pid), file, ...args],
  };
}

// We may have died before that signal was ordered. Then nobody would ever send it, so do not begin.
const unlessOrphaned = 'owner=$1; shift; [ "$PPID" = "$owner" ] || exit 1; exec "$@"';

export function giveToPostgres(path: string): void {
  if (isRoot) chownSync(path, nobody, nobody);
}

const asNobody = [
  '--securebits=+no_setuid_fixup',
  `--reuid=${nobody}`,
  `--regid=${nobody}`,
  '--clear-groups',
  '--inh-caps=-all,+dac_override',
  '--ambient-caps=-all,+dac_override',
];
