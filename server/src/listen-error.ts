import type { Config } from './config.js';
import { GuidonError } from './errors.js';

const reasons: Readonly<Record<string, string>> = {
  EADDRINUSE: 'another program listens there',
  EACCES: 'this user may not listen there',
  EADDRNOTAVAIL: 'this machine has no such address',
};

/** Says what to do where listening was refused; any other error stays as it is. */
export function explainListenError(error: unknown, { host, port }: Pick<Config, 'host' | 'port'>): unknown {
  const reason = reasons[(error as NodeJS.ErrnoException | undefined)?.code ?? ''];
  if (reason === undefined) return error;
  const message = `Guidon cannot listen on ${host}:${port}: ${reason}. Choose another with GUIDON_PORT (and GUIDON_HOST): GUIDON_PORT=4401 npm start`;
  return new GuidonError('config', message, { cause: error });
}
