import type { HttpRequest } from './platform.js';

/** Who asks, and whom. */
export interface Endpoint {
  /** Without a slash at its end. */
  readonly url: string;
  readonly sdkKey: string;
  /** `node`, `browser`. */
  readonly sdk: string;
  readonly sdkVersion: string;
}

/** What the server's tag of a snapshot begins with: the view that this kind of key has, then the encoding. */
const encodings = ['gzip', 'br', 'identity'];

export function snapshotRequest(endpoint: Endpoint, heldId: string | undefined): HttpRequest {
  const tags = encodings.map((encoding) => `"s.${encoding}.${heldId}"`).join(', ');
  return get(endpoint, '/sdk/v1/snapshot', {
    accept: 'application/json',
    ...(heldId === undefined ? {} : { 'if-none-match': tags }),
  });
}

export function streamRequest(endpoint: Endpoint, heldId: string | undefined): HttpRequest {
  return get(endpoint, '/sdk/v1/stream', {
    accept: 'text/event-stream',
    // What compresses on the way also holds back what it compresses.
    'accept-encoding': 'identity',
    'cache-control': 'no-cache',
    ...(heldId === undefined ? {} : { 'last-event-id': heldId }),
  });
}

export function telemetryRequest(endpoint: Endpoint, body: string): HttpRequest {
  const headers = { ...commonHeaders(endpoint), 'content-type': 'application/json' };
  return { method: 'POST', url: `${endpoint.url}/sdk/v1/telemetry`, headers, body };
}

function get(endpoint: Endpoint, path: string, headers: Record<string, string>): HttpRequest {
  return { method: 'GET', url: endpoint.url + path, headers: { ...commonHeaders(endpoint), ...headers } };
}

function commonHeaders(endpoint: Endpoint): Record<string, string> {
  return {
    authorization: `Bearer ${endpoint.sdkKey}`,
    'guidon-protocol': '1',
    'guidon-sdk': `${endpoint.sdk}/${endpoint.sdkVersion}`,
  };
}
