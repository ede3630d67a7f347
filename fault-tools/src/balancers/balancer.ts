import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { freePort, tempDir, waitFor } from '@guidon/test-kit';
import { end, outputOf, plainEnvironment } from '../processes/child.js';
import { configFor, type Places } from './balancer-config.js';
import { type BalancerName, findBalancer } from './balancer-programs.js';

export interface Balancer {
  readonly name: BalancerName;
  readonly port: number;
  readonly pid: number;
  /** What it complained of. */
  output(): string;
  end(): Promise<void>;
}

const startTimeoutMs = 20_000;

/** A real one, with the configuration of deploy/ in a folder of its own: it takes no root and touches nothing else. */
export async function startBalancer(name: BalancerName, places: Omit<Places, 'port'>): Promise<Balancer> {
  const program = findBalancer(name);
  if (program === undefined) throw new Error(`There is no ${name} here.`);
  const port = await freePort();
  const dir = tempDir(`guidon-${name}-`);
  const config = join(dir.path, 'balancer.conf');
  writeFileSync(config, configFor(name, { ...places, port }));
  const [file = '', ...args] = [...dyingWithUs, program, ...argsOf[name](dir.path, config)];
  const child = spawn(file, args, { stdio: ['ignore', 'pipe', 'pipe'], env: plainEnvironment() });
  const output = outputOf(child);
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) await end(child, 'SIGTERM');
    dir.remove();
  };
  try {
    const isUp = () => child.exitCode !== null || canConnect(port);
    await waitFor(isUp, { timeoutMs: startTimeoutMs, what: `${name} to listen` });
    if (child.exitCode !== null) throw new Error(`${name} ended with ${child.exitCode}`);
  } catch (error) {
    await stop();
    throw new Error(`${name} did not start:\n${output()}`, { cause: error });
  }
  return { name, port, pid: child.pid ?? 0, output, end: stop };
}

/** By a signal that lets it take its workers with it. */
const dyingWithUs = process.platform === 'linux' ? ['setpriv', '--pdeathsig=TERM', '--'] : [];

const argsOf: Readonly<Record<BalancerName, (dir: string, config: string) => readonly string[]>> = {
  nginx: (dir, config) => {
    const user = process.getuid?.() === 0 ? ' user root;' : '';
    return ['-p', dir, '-e', 'stderr', '-c', config, '-g', `daemon off; error_log stderr error;${user}`];
  },
  haproxy: (_dir, config) => ['-db', '-f', config],
};

function canConnect(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
