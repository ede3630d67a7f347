/** Where a Redis is, in whichever of its forms. */
export type RedisTarget =
  | (RedisLogin & { readonly kind: 'socket'; readonly path: string })
  | (RedisLogin & { readonly kind: 'single'; readonly host: RedisHost; readonly isTls: boolean })
  | (RedisLogin & { readonly kind: 'sentinel'; readonly hosts: Hosts; readonly isTls: boolean; readonly name: string })
  | (RedisLogin & { readonly kind: 'cluster'; readonly hosts: Hosts; readonly isTls: boolean });

export interface RedisHost {
  readonly host: string;
  readonly port: number;
}

export interface RedisLogin {
  readonly username?: string;
  readonly password?: string;
  readonly db: number;
}

type Hosts = readonly RedisHost[];

export const redisForms =
  'redis://host:6379/0, rediss://…, unix:/path/redis.sock, redis+sentinel://host:26379,host:26379/name or redis+cluster://host:6379,host:6379';

const form = /^(redis|rediss)(?:\+(sentinel|cluster))?:\/\/(?:([^@/]*)@)?([^@/?#]+)(?:\/([^?#]*))?$/;

/** Undefined where the text is none of the forms. Several hosts are no URL that the platform's parser takes. */
export function redisTarget(text: string): RedisTarget | undefined {
  if (/^(unix:|\/)/.test(text)) return socketTarget(text);
  const [, scheme, kind = 'single', login = '', list = '', path = ''] = form.exec(text) ?? [];
  const defaultPort = kind === 'sentinel' ? 26_379 : 6_379;
  const hosts = list.split(',').map((host) => hostOf(host, defaultPort));
  const known = hosts.flatMap((host) => host ?? []);
  const [first] = known;
  const credentials = loginOf(login);
  if (scheme === undefined || first === undefined || known.length < hosts.length || !credentials) return undefined;
  const isTls = scheme === 'rediss';
  if (kind === 'cluster') return path === '' ? { kind, hosts: known, isTls, ...credentials, db: 0 } : undefined;
  const [name = '', number, ...rest] = kind === 'sentinel' ? path.split('/') : ['', path];
  const db = dbOf(number);
  if (db === undefined || rest.length > 0) return undefined;
  if (kind === 'single') return hosts.length === 1 ? { kind, host: first, isTls, ...credentials, db } : undefined;
  return name === '' ? undefined : { kind: 'sentinel', hosts: known, isTls, name, ...credentials, db };
}

function socketTarget(text: string): RedisTarget | undefined {
  const path = text.replace(/^unix:(\/\/)?/, '');
  return /^\/[^?#]+$/.test(path) ? { kind: 'socket', path, db: 0 } : undefined;
}

function hostOf(text: string, defaultPort: number): RedisHost | undefined {
  const url = `http://${text}`;
  if (!/^[^\s/?#@]+$/.test(text) || !URL.canParse(url)) return undefined;
  const host = new URL(url).hostname.replace(/^\[|\]$/g, '');
  // The platform leaves a port out that is its scheme's own.
  const [, port = String(defaultPort)] = /:(\d+)$/.exec(text) ?? [];
  return { host, port: Number(port) };
}

function loginOf(text: string): Omit<RedisLogin, 'db'> | undefined {
  if (text === '') return {};
  const colon = text.indexOf(':');
  try {
    const username = decodeURIComponent(colon < 0 ? text : text.slice(0, colon));
    const password = colon < 0 ? '' : decodeURIComponent(text.slice(colon + 1));
    return { ...(username !== '' && { username }), ...(password !== '' && { password }) };
  } catch {
    return undefined;
  }
}

function dbOf(text = ''): number | undefined {
  if (text === '') return 0;
  return /^\d{1,5}$/.test(text) ? Number(text) : undefined;
}
