import { GuidonError, type Snapshot } from '@guidon/sdk-core';

/** How `createClient` is told what to do. */
export interface ClientOptions {
  /**
   * Where the Guidon server is: `http://localhost:4400`. With a path, the server is expected below it. Redirects are
   * not followed. Required: `undefined`, which an unset environment variable gives, is refused.
   */
  readonly url: string | undefined;
  /** A server key, `guidon_server_…`: a secret, which only ever goes to `url`. Required as `url` is. */
  readonly sdkKey: string | undefined;
  /**
   * A file for the last good copy, from which a process starts while the server is away. At most a second behind,
   * checksummed, replaced in one step, readable by its owner alone, used only with the same `url` and `sdkKey`.
   * Several processes may share it. Default: none.
   */
  readonly cacheFile?: string | undefined;
  /** What `GET /sdk/v1/snapshot` answered once: in force until something newer is had. Default: none. */
  readonly bootstrap?: Snapshot | undefined;
  /** `false`: asks every 30 s instead of holding a stream open. Default: `true`. */
  readonly streaming?: boolean | undefined;
  /** How long `ready()` waits at most, in milliseconds from 0 to 600000. Default: 2000. */
  readonly timeoutMs?: number | undefined;
}

export interface CheckedOptions {
  readonly url: string;
  readonly sdkKey: string;
  readonly cacheFile: string | undefined;
  readonly bootstrap: Snapshot | undefined;
  readonly streaming: boolean;
  readonly timeoutMs: number;
}

const longestTimeoutMs = 600_000;

/** Throws a `GuidonError` of the kind `invalid-option` that names the first option that is wrong. */
export function checkOptions(options: ClientOptions): CheckedOptions {
  if (typeof options !== 'object' || options === null) throw invalid('options', 'an object with url and sdkKey');
  return {
    url: checkUrl(options.url),
    sdkKey: checkKey(options.sdkKey),
    cacheFile: checkCacheFile(options.cacheFile),
    bootstrap: checkBootstrap(options.bootstrap),
    streaming: checkStreaming(options.streaming ?? true),
    timeoutMs: checkTimeout(options.timeoutMs ?? 2_000),
  };
}

function checkUrl(value: unknown): string {
  const expected = 'the address of the server, such as http://localhost:4400, without user, query or fragment';
  const url = typeof value === 'string' && URL.canParse(value) ? new URL(value) : undefined;
  if (url === undefined || !['http:', 'https:'].includes(url.protocol)) throw invalid('url', expected);
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '')
    throw invalid('url', expected);
  return url.href.replace(/\/+$/, '');
}

function checkKey(value: unknown): string {
  if (typeof value !== 'string' || !/^[!-~]{1,512}$/.test(value)) {
    throw invalid('sdkKey', 'a server key of the environment (guidon_server_…)');
  }
  if (value.startsWith('guidon_client_')) throw invalid('sdkKey', 'a server key; client keys are for browsers');
  return value;
}

function checkCacheFile(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  if (typeof value !== 'string' || value === '' || value.includes('\0'))
    throw invalid('cacheFile', 'the path of a file');
  return value;
}

function checkBootstrap(value: unknown): Snapshot | undefined {
  if (value === undefined) return undefined;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw invalid('bootstrap', 'the object that GET /sdk/v1/snapshot answers');
  }
  return value as Snapshot;
}

function checkStreaming(value: unknown): boolean {
  if (typeof value !== 'boolean') throw invalid('streaming', 'true or false');
  return value;
}

function checkTimeout(value: unknown): number {
  if (typeof value !== 'number' || !(value >= 0 && value <= longestTimeoutMs)) {
    throw invalid('timeoutMs', `a number of milliseconds from 0 to ${longestTimeoutMs}`);
  }
  return value;
}

function invalid(option: string, expected: string): GuidonError {
  return new GuidonError('invalid-option', `createClient: ${option} must be ${expected}.`, { option });
}
