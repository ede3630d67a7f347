import { waitFor } from '@guidon/test-kit';
import { type GuidonNode, startGuidonNode } from '../processes/guidon-node.js';

export interface FleetOptions {
  readonly nodes: number;
  /** Of a database that is migrated. */
  readonly databaseUrl: string;
  readonly redisUrl?: string;
  /** What else is set, on every node. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Each gives way to all others until it listens. */
  readonly startsAside?: boolean;
}

export interface Fleet {
  readonly nodes: readonly GuidonNode[];
  /** Of an administrator; every node takes it. */
  readonly token: string;
  /** Of `default/development`. */
  readonly sdkKey: string;
  end(): Promise<void>;
}

const token = 'an-administrator-of-a-fleet-that-is-tried-out';

/** Nodes on one database, each in a process of its own. */
export async function startFleet(options: FleetOptions): Promise<Fleet> {
  const { nodes: count, databaseUrl, redisUrl, environment, startsAside = false } = options;
  const settings = {
    DATABASE_URL: databaseUrl,
    ...(redisUrl !== undefined && { REDIS_URL: redisUrl }),
    GUIDON_ADMIN_TOKEN: token,
    ...environment,
  };
  const nodes: GuidonNode[] = [];
  const end = async () => void (await Promise.all(nodes.map((node) => node.end('SIGKILL'))));
  try {
    for (let index = 0; index < count; index += 1)
      nodes.push(await startGuidonNode({ environment: settings, startsAside }));
    return { nodes, token, sdkKey: await makeSdkKey(nodes[0]?.url ?? ''), end };
  } catch (error) {
    await end();
    throw error;
  }
}

/** A machine that is busy answers late, which is 503: then there may be one more, which nobody uses. */
async function makeSdkKey(url: string): Promise<string> {
  return await waitFor(() => tryToMakeSdkKey(url), { timeoutMs: 30_000, what: 'an SDK key of the fleet' });
}

async function tryToMakeSdkKey(url: string): Promise<string> {
  const answer = await fetch(`${url}/api/v1/projects/default/environments/development/sdk-keys`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ kind: 'server', name: 'a fleet' }),
  });
  const { key } = (await answer.json()) as { readonly key?: string };
  if (key === undefined) throw new Error(`The fleet gave no SDK key: ${answer.status}`);
  return key;
}
