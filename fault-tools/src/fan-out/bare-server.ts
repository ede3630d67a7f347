import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { end, plainEnvironment } from '../processes/child.js';

export interface BareServer {
  readonly port: number;
  /** Writes its bytes to all who listen. */
  push(): Promise<void>;
  end(): Promise<unknown>;
}

const script = fileURLToPath(new URL('bare-server.mjs', import.meta.url));

/** What `node:http` does where nothing but the bytes of one event is there. */
export async function startBareServer(event: string): Promise<BareServer> {
  const child = fork(script, ['res.write', JSON.stringify({ event })], { execArgv: [], env: plainEnvironment() });
  const [port] = (await once(child, 'message')) as [number];
  const push = async () => void (await (await fetch(`http://127.0.0.1:${port}`, { method: 'PUT' })).text());
  return { port, push, end: () => end(child, 'SIGKILL') };
}
