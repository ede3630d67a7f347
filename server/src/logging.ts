import querystring from 'node:querystring';
import { type DestinationStream, type Logger, pino, stdTimeFunctions } from 'pino';
import type { LogLevel } from './config.js';

export type { Logger } from 'pino';

const censored = '[redacted]';

const secretPaths = [
  'req.headers.authorization',
  'headers.authorization',
  'req.headers.cookie',
  'headers.cookie',
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
const secretText =
  /guidon_(server|client|token|session|link)_[\w-]{8,}|whsec_[\w+/=-]{8,}|(?<=:\/\/[^\s:@/]{0,64}:)[^\s@/"]+(?=@)/g;

export interface LogOptions {
  readonly level: LogLevel;
  readonly release: string;
  readonly destination?: DestinationStream;
  /** Secrets that were chosen by people, so that no pattern can know them. */
  readonly secrets?: readonly string[];
}

/** The shortest text that is taken for a secret: a shorter one stands in every second line by chance. */
const shortestSecret = 8;

/** What people have put into the environment and nobody must read in a log. */
export function chosenSecrets(
  adminToken: string | undefined,
  databaseUrl: string | undefined,
  secretKey?: string,
  ...moreUrls: readonly (string | undefined)[]
): readonly string[] {
  const passwords = [databaseUrl, ...moreUrls].map((url) => passwordIn(url));
  const texts = [
    adminToken ?? '',
    secretKey ?? '',
    ...passwords,
    ...passwords.map((text) => querystring.unescape(text)),
  ];
  return [...new Set(texts)].filter((text) => text.length >= shortestSecret);
}

/** Also where several hosts stand in it, which the platform's parser does not take. */
function passwordIn(url = ''): string {
  if (URL.canParse(url)) return new URL(url).password;
  return /^[a-z+]+:\/\/[^:@/]*:([^@/]*)@/.exec(url)?.[1] ?? '';
}

/** One JSON object a line, on stderr: stdout belongs to what a person is told. */
export function createLogger({ level, release, destination, secrets = [] }: LogOptions): Logger {
  const chosen = secrets.map((secret) => JSON.stringify(secret).slice(1, -1));
  const censor = (line: string) =>
    chosen.reduce((text, secret) => text.replaceAll(secret, censored), line.replace(secretText, censored));
  const options = {
    level,
    base: { release },
    timestamp: stdTimeFunctions.isoTime,
    redact: { paths: secretPaths, censor: censored },
    formatters: { level: (label: string) => ({ level: label }) },
    hooks: { streamWrite: censor },
  };
  return destination === undefined
    ? pino(options, pino.destination({ dest: 2, sync: true }))
    : pino(options, destination);
}
