import { type DestinationStream, type Logger, pino, stdTimeFunctions } from 'pino';
import type { LogLevel } from './config.js';

export type { Logger } from 'pino';

const secrets = [
  'req.headers.authorization',
  'headers.authorization',
  'authorization',
  '*.authorization',
  'token',
  '*.token',
  'key',
  '*.key_hash',
  'sdkKey',
  '*.sdkKey',
  'databaseUrl',
  '*.databaseUrl',
];

/** Any secret of ours, and the password in a database's URL, wherever in a line they turn up. */
const secretText = /guidon_(server|client|token)_[\w-]{8,}|(?<=:\/\/[^\s:@/]{0,64}:)[^\s@/"]+(?=@)/g;

export interface LogOptions {
  readonly level: LogLevel;
  readonly release: string;
  readonly destination?: DestinationStream;
}

/** One JSON object a line, on stderr: stdout belongs to what a person is told. */
export function createLogger({ level, release, destination }: LogOptions): Logger {
  const options = {
    level,
    base: { release },
    timestamp: stdTimeFunctions.isoTime,
    redact: { paths: secrets, censor: '[redacted]' },
    formatters: { level: (label: string) => ({ level: label }) },
    hooks: { streamWrite: (line: string) => line.replace(secretText, '[redacted]') },
  };
  return destination === undefined
    ? pino(options, pino.destination({ dest: 2, sync: true }))
    : pino(options, destination);
}
