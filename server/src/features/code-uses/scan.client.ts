import { GuidonError } from '../../errors.js';
import type { CodeUse } from './code-use.model.js';
import type { ScanServer } from './scan.args.js';

/** The project's flags, with whether each is archived. */
export type ProjectFlags = ReadonlyMap<string, { readonly isArchived: boolean }>;

export interface Sending {
  readonly revision?: string | undefined;
  readonly urlTemplate?: string | undefined;
  readonly uses: readonly CodeUse[];
}

export interface ScanClient {
  flags(): Promise<ProjectFlags>;
  send(repository: string, sending: Sending): Promise<void>;
}

export type Fetch = typeof globalThis.fetch;

const timeoutMs = 30_000;

export function createScanClient({ url, token }: ScanServer, project: string, fetch: Fetch): ScanClient {
  const base = `${url}/api/v1/projects/${encodeURIComponent(project)}`;

  async function call(method: string, path: string, body?: unknown): Promise<unknown> {
    const headers = {
      authorization: `Bearer ${token}`,
      ...(body !== undefined && { 'content-type': 'application/json' }),
    };
    // The token goes to the address that was named and to no other.
    const request: RequestInit = { method, headers, redirect: 'manual', signal: AbortSignal.timeout(timeoutMs) };
    const response = await fetch(
      base + path,
      body === undefined ? request : { ...request, body: JSON.stringify(body) },
    ).catch((cause: unknown) => {
      throw new GuidonError('unavailable', `${url} cannot be reached: ${reasonOf(cause)}`, { cause });
    });
    return await answerOf(response, url);
  }

  async function listFlags(isArchived: boolean): Promise<string[]> {
    const keys: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const query: string = `archived=${isArchived}&limit=1000${cursor && `&cursor=${encodeURIComponent(cursor)}`}`;
      const page = (await call('GET', `/flags?${query}`)) as FlagPage;
      keys.push(...page.items.map(({ key }) => key));
      cursor = page.nextCursor;
    }
    return keys;
  }

  return {
    flags: async () => {
      const [live, archived] = await Promise.all([listFlags(false), listFlags(true)]);
      const entriesOf = (keys: readonly string[], isArchived: boolean) =>
        keys.map((key) => [key, { isArchived }] as const);
      return new Map([...entriesOf(live, false), ...entriesOf(archived, true)]);
    },
    send: async (repository, sending) => {
      await call('PUT', `/code-uses/${encodeURIComponent(repository)}`, sending);
    },
  };
}

interface FlagPage {
  readonly items: readonly { readonly key: string }[];
  readonly nextCursor: string | null;
}

async function answerOf(response: Response, url: string): Promise<unknown> {
  const text = await response.text();
  const answer = parsed(text);
  if (response.ok && answer !== undefined) return answer;
  const { status } = response;
  const detail = (answer as { detail?: unknown } | undefined)?.detail;
  const hint =
    status >= 300 && status < 400 ? 'It answers from another address: name that one.' : 'Is that a Guidon server?';
  throw new GuidonError('unavailable', `${url} answers ${status}: ${typeof detail === 'string' ? detail : hint}`);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function reasonOf(error: unknown): string {
  const { cause } = error as { cause?: unknown };
  const reason = cause instanceof Error ? cause : error;
  return reason instanceof Error ? reason.message || reason.name : String(reason);
}
