import { isIP } from 'node:net';
import path from 'node:path';
import { isDatabaseUrl } from './database/database-hosts.js';
import { type FieldError, GuidonError } from './errors.js';
import { type AllowList, nothingAllowed, parseAllowList } from './outbound/addresses.js';
import { redisForms, redisTarget } from './redis/redis-target.js';

export type LogLevel = (typeof logLevels)[number];
const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

export interface Config {
  readonly host: string;
  readonly port: number;
  /** Where it is missing, an embedded Postgres in `dataDir` is run. */
  readonly databaseUrl: string | undefined;
  /** A standby of it, where lists and history may be read. */
  readonly replicaUrl: string | undefined;
  /** Shared with other nodes. Where it is missing, this one is by itself. */
  readonly redisUrl: string | undefined;
  readonly dataDir: string;
  readonly adminToken: string | undefined;
  /** What stored secrets are sealed under. */
  readonly secretKey: string | undefined;
  readonly publicUrl: string | undefined;
  /** Where webhooks may lead, beside the public internet. */
  readonly webhookAllow: AllowList;
  readonly trustProxy: boolean | number | string;
  readonly drainDelayMs: number;
  /** The delay is counted in. */
  readonly drainTimeoutMs: number;
  readonly streams: StreamLimits;
  readonly logLevel: LogLevel;
}

interface StreamLimits {
  readonly ratePerS: number;
  readonly maxStreams: number;
  readonly maxStreamsPerKey: number;
}

type Environment = Readonly<Record<string, string | undefined>>;
type Read<T> = (text: string) => T | Problem;
interface Problem {
  readonly problem: string;
}

/** Reads every variable and reports all problems at once, by name. */
export function readConfig(environment: Environment): Config {
  const problems: FieldError[] = [];
  const read = <T>(name: string, fallback: T, parse: Read<T>): T => {
    const text = environment[name]?.trim();
    if (text === undefined || text === '') return fallback;
    const value = parse(text);
    if (!isProblem(value)) return value;
    problems.push({ path: name, message: value.problem });
    return fallback;
  };
  const config: Config = {
    host: read('GUIDON_HOST', '127.0.0.1', host),
    port: read('GUIDON_PORT', 4400, wholeNumber(0, 65_535)),
    databaseUrl: read<string | undefined>('DATABASE_URL', undefined, databaseUrl),
    replicaUrl: read<string | undefined>('DATABASE_REPLICA_URL', undefined, databaseUrl),
    redisUrl: read<string | undefined>('REDIS_URL', undefined, redisUrl),
    dataDir: path.resolve(read('GUIDON_DATA_DIR', '.guidon', (text) => text)),
    adminToken: read<string | undefined>('GUIDON_ADMIN_TOKEN', undefined, longSecret),
    secretKey: read<string | undefined>('GUIDON_SECRET_KEY', undefined, longSecret),
    publicUrl: read<string | undefined>('GUIDON_PUBLIC_URL', undefined, url(['http:', 'https:'])),
    webhookAllow: read('GUIDON_WEBHOOK_ALLOW', nothingAllowed, allowList),
    trustProxy: read<boolean | number | string>('GUIDON_TRUST_PROXY', false, trustProxy),
    drainDelayMs: read('GUIDON_DRAIN_DELAY_MS', 0, wholeNumber(0, 600_000)),
    drainTimeoutMs: read('GUIDON_DRAIN_TIMEOUT_MS', 30_000, wholeNumber(100, 600_000)),
    streams: {
      ratePerS: read('GUIDON_STREAM_RATE', 400, wholeNumber(1, 100_000)),
      maxStreams: read('GUIDON_MAX_STREAMS', 15_000, wholeNumber(1, 1_000_000)),
      maxStreamsPerKey: read('GUIDON_MAX_STREAMS_PER_KEY', 15_000, wholeNumber(1, 1_000_000)),
    },
    logLevel: read<LogLevel>('GUIDON_LOG_LEVEL', 'info', logLevel),
  };
  if (config.drainDelayMs >= config.drainTimeoutMs) {
    const message = 'must be less than GUIDON_DRAIN_TIMEOUT_MS, which counts the delay in';
    problems.push({ path: 'GUIDON_DRAIN_DELAY_MS', message });
  }
  if (config.replicaUrl !== undefined && config.databaseUrl === undefined) {
    problems.push({
      path: 'DATABASE_REPLICA_URL',
      message: 'needs DATABASE_URL: the embedded database has no replica',
    });
  }
  if (problems.length > 0) throw configError(problems);
  return config;
}

function configError(problems: readonly FieldError[]): GuidonError {
  const lines = problems.map(({ path: name, message }) => `  ${name} ${message}`);
  return new GuidonError('config', `The configuration cannot be used:\n${lines.join('\n')}`, { errors: problems });
}

function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'problem' in value;
}

function wholeNumber(lowest: number, highest: number): Read<number> {
  return (text) => {
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    if (value >= lowest && value <= highest) return value;
    return { problem: `must be a whole number from ${lowest} to ${highest}` };
  };
}

function url(protocols: readonly string[]): Read<string> {
  return (text) => {
    if (URL.canParse(text) && protocols.includes(new URL(text).protocol)) return text;
    return { problem: `must be a URL that begins with ${protocols.map((name) => `${name}//`).join(' or ')}` };
  };
}

function databaseUrl(text: string): string | Problem {
  if (isDatabaseUrl(text)) return text;
  return {
    problem: 'must be a URL like postgres://user:password@host:5432/name, or with several hosts, separated by commas',
  };
}

function redisUrl(text: string): string | Problem {
  return redisTarget(text) === undefined ? { problem: `must be like ${redisForms}` } : text;
}

function host(text: string): string | Problem {
  if (isIP(text) > 0 || /^[a-z0-9]([a-z0-9.-]{0,252}[a-z0-9])?$/i.test(text)) return text;
  return { problem: 'must be an IP address or a host name' };
}

function longSecret(text: string): string | Problem {
  if (text.length >= 32 && /^[\x21-\x7e]+$/.test(text)) return text;
  return { problem: 'must have at least 32 visible ASCII characters: try `openssl rand -base64 32`' };
}

function allowList(text: string): AllowList | Problem {
  return (
    parseAllowList(text) ?? { problem: 'must be host names, addresses or ranges like 10.0.0.0/8, separated by commas' }
  );
}

function trustProxy(text: string): boolean | number | string | Problem {
  if (text === 'true' || text === 'false') return text === 'true';
  if (/^[1-9]\d?$/.test(text)) return Number(text);
  const isAddress = (part: string) => isIP(part.trim().replace(/\/\d{1,3}$/, '')) > 0;
  if (text.split(',').every(isAddress)) return text;
  return { problem: 'must be true, false, the number of proxies, or their addresses separated by commas' };
}

function logLevel(text: string): LogLevel | Problem {
  const known = logLevels.find((level) => level === text);
  return known ?? { problem: `must be one of ${logLevels.join(', ')}` };
}
