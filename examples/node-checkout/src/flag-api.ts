/** The REST calls that a release script needs, for one project and one environment. */
export interface FlagApi {
  create(key: string): Promise<void>;
  setEnabled(key: string, enabled: boolean): Promise<void>;
  setPercentage(key: string, percentage: number): Promise<void>;
  whitelist(key: string, value: string, by: string): Promise<void>;
}

export interface FlagApiOptions {
  readonly url: string;
  readonly token: string;
  readonly project?: string;
  readonly environment?: string;
}

export function flagApi({ url, token, project = 'default', environment = 'development' }: FlagApiOptions): FlagApi {
  const flags = `/api/v1/projects/${encodeURIComponent(project)}/flags`;
  const inEnvironment = (key: string): string =>
    `${flags}/${encodeURIComponent(key)}/environments/${encodeURIComponent(environment)}`;

  const send = async (method: string, path: string, body?: unknown, alsoFine?: number): Promise<void> => {
    const response = await fetch(new URL(path, url), {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok && response.status !== alsoFine) {
      throw new Error(`${method} ${path} answered ${response.status}: ${await response.text()}`);
    }
    await response.arrayBuffer();
  };

  return {
    // 409: a flag of this key is there already, which is what the script wants.
    create: (key) => send('POST', flags, { key }, 409),
    setEnabled: (key, enabled) => send('PUT', `${inEnvironment(key)}/enabled`, { enabled }),
    setPercentage: (key, percentage) => send('PUT', `${inEnvironment(key)}/percentage`, { percentage }),
    whitelist: (key, value, by) =>
      send('PUT', `${inEnvironment(key)}/whitelist/${encodeURIComponent(value)}?by=${encodeURIComponent(by)}`),
  };
}
