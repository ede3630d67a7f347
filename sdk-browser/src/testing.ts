import type { Context, Flag, Json, Segment } from '@guidon/sdk-core';
import { TestClient } from './test-client.js';

export type { Context, Flag, Json, Segment } from '@guidon/sdk-core';
export type { GuidonClient } from './client.js';
export type { TestClient } from './test-client.js';

export interface TestClientOptions {
  /** Whom flags with rules are decided for, until `identify`. Default: nobody. */
  readonly context?: Context;
  /** Segments that rules of the flags given may name. Default: none. */
  readonly segments?: readonly Segment[];
}

/**
 * A client for tests: the same surface, no network, no storage, no timer, in a page or without one. Its flags are what
 * the test says: a value, which every context is served, or a whole flag with rules.
 *
 * @throws GuidonError of the kind `invalid-option` where a flag or segment is malformed.
 */
export function createTestClient(
  flags: Readonly<Record<string, Json | Flag>> = {},
  options: TestClientOptions = {},
): TestClient {
  return new TestClient(flags, options.segments ?? [], options.context ?? {});
}
