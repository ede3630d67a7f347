import { Client, type GuidonClient } from '@guidon/sdk-core';
import { cacheFile } from './cache-file.js';
import { nodePlatform } from './node-platform.js';
import { type ClientOptions, checkOptions } from './options.js';
import { sdkVersion } from './version.js';

export type {
  Bootstrap,
  Change,
  ClientEvents,
  Context,
  ContextLike,
  Evaluation,
  Flag,
  GuidonClient,
  GuidonErrorFields,
  GuidonErrorKind,
  Json,
  Listener,
  Reason,
  Segment,
  Snapshot,
  Source,
  State,
  Widened,
} from '@guidon/sdk-core';
export { GuidonError } from '@guidon/sdk-core';
export type { ClientOptions } from './options.js';

/**
 * Makes a client and starts it in the background; values of the cache file or the bootstrap are there when it returns.
 * Make one for each process and key, and keep it. It keeps no process alive.
 *
 * @throws GuidonError of the kind `invalid-option`, naming the option; nothing else ever throws.
 */
export function createClient(options: ClientOptions): GuidonClient {
  const { url, sdkKey, cacheFile: path, bootstrap, streaming, timeoutMs } = checkOptions(options);
  const cache = path === undefined ? undefined : cacheFile(path, url, sdkKey);
  const endpoint = { url, sdkKey, sdk: 'node', sdkVersion };
  return new Client(nodePlatform(cache), { endpoint, streaming, timeoutMs, bootstrap });
}
