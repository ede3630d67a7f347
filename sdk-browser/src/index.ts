import type { GuidonClient } from './client.js';
import { localEngine } from './local-engine.js';
import { makeClient } from './make-client.js';
import type { ClientOptions } from './options.js';
import type { Scope } from './scope.js';

export * from './surface.js';

/**
 * Makes a client that decides on the page itself, and starts it in the background; values of the bootstrap or of the last
 * visit are there when it returns. Make one for each page and key, and keep it. Where there is no `document`, it
 * answers from the bootstrap alone.
 *
 * @throws GuidonError of the kind `invalid-option`, naming the option; nothing else ever throws.
 */
export function createClient(options: ClientOptions): GuidonClient {
  return makeClient(options, globalThis as unknown as Scope, 'stream', localEngine);
}
