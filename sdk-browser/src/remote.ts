import type { GuidonClient } from './client.js';
import { makeClient } from './make-client.js';
import type { ClientOptions } from './options.js';
import { remoteEngine } from './remote-engine.js';
import type { Scope } from './scope.js';

export * from './surface.js';

/**
 * Makes a client that has the server decide everything for its one context, so that no rule leaves the server, and
 * starts it in the background; values of the bootstrap or of the last visit are there when it returns. Make one for each
 * page and key, and keep it. Where there is no `document`, it answers from the bootstrap alone.
 *
 * @throws GuidonError of the kind `invalid-option`, naming the option; nothing else ever throws.
 */
export function createClient(options: ClientOptions): GuidonClient {
  return makeClient(options, globalThis as unknown as Scope, 'stream?mode=remote', remoteEngine);
}
