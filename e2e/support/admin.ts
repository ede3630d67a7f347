export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

export interface Admin {
  createFlag(key: string, more?: Readonly<Record<string, unknown>>): Promise<Answer>;
  setEnabled(key: string, enabled: boolean): Promise<Answer>;
  setPercentage(key: string, percentage: number): Promise<Answer>;
  whitelist(key: string, value: string): Promise<Answer>;
  configure(key: string, config: Readonly<Record<string, unknown>>): Promise<Answer>;
  createSegment(key: string, parts: Readonly<Record<string, unknown>>): Promise<Answer>;
  /** How often the flag was served, as far as it was reported. */
  evaluations(key: string): Promise<number>;
  snapshot(sdkKey: string): Promise<Answer>;
}

const requestTimeoutMs = 5_000;

/** The REST calls that automation makes, in the environment `development`. */
export function adminOf(url: string, token: string): Admin {
  const flags = '/api/v1/projects/default/flags';
  const configOf = (key: string) => `${flags}/${key}/environments/development`;
  const call = (method: string, path: string, body?: unknown) => request(url + path, method, token, body);
  return {
    createFlag: (key, more) => call('POST', flags, { key, ...more }),
    setEnabled: (key, enabled) => call('PUT', `${configOf(key)}/enabled`, { enabled }),
    setPercentage: (key, percentage) => call('PUT', `${configOf(key)}/percentage`, { percentage }),
    whitelist: (key, value) => call('PUT', `${configOf(key)}/whitelist/${encodeURIComponent(value)}`),
    configure: (key, config) => call('PATCH', configOf(key), config),
    createSegment: (key, parts) => call('POST', '/api/v1/projects/default/segments', { key, ...parts }),
    evaluations: async (key) => {
      const { body } = await call('GET', `${configOf(key)}/evaluations`);
      return (body as { readonly items: readonly { readonly count: number }[] }).items.reduce(
        (sum, { count }) => sum + count,
        0,
      );
    },
    snapshot: (sdkKey) => request(`${url}/sdk/v1/snapshot`, 'GET', sdkKey),
  };
}

export async function request(url: string, method: string, bearer: string, body?: unknown): Promise<Answer> {
  const response = await fetch(url, {
    method,
    headers: {
      authorization: `Bearer ${bearer}`,
      // The server is killed under its connections: each request brings its own.
      connection: 'close',
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(requestTimeoutMs),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
}
