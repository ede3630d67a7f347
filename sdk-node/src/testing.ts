import type { Flag, Json, Segment } from '@guidon/sdk-core';
import { TestClient } from './test-client.js';

export type { Flag, GuidonClient, Json, Segment } from '@guidon/sdk-core';
export type { TestClient } from './test-client.js';

export interface TestClientOptions {
  /** Segments that rules of the flags given may name. Default: none. */
  readonly segments?: readonly Segment[];
}

/**
 * A client for tests: the same surface, no network, no file, no timer. Its flags are what the test says: a value,
 * which every context is served, or a whole flag with rules.
 *
 * @throws GuidonError of the kind `invalid-option` where a flag or segment is malformed.
 */
export function createTestClient(
  flags: Readonly<Record<string, Json | Flag>> = {},
  options: TestClientOptions = {},
): TestClient {
  return new TestClient(flags, options.segments ?? []);
}
