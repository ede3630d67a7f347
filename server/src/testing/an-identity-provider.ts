/// <reference path="./oidc-provider.d.ts" />
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Provider } from 'oidc-provider';

export interface IdentityProviderOptions {
  readonly redirectUri: string;
  readonly clientSecret?: string;
}

export interface TestIdentityProvider {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Who signs in next, and what is said of them; `meanwhile` is what happens while it is asked about them. */
  be(subject: string, claims: Readonly<Record<string, unknown>>, meanwhile?: () => Promise<unknown>): void;
  /** Follows the way through the provider, as a browser does, until it sends back to us: answers where to. */
  visit(url: string): Promise<URL>;
  close(): Promise<void>;
}

/** A real provider on a port of its own, at which whoever comes is the person that a test has named. */
export async function anIdentityProvider(options: IdentityProviderOptions): Promise<TestIdentityProvider> {
  const { redirectUri, clientSecret = 'a-secret-that-only-both-sides-know' } = options;
  const people = new Map<string, Known>();
  let subject = '';
  let handle: (request: IncomingMessage, response: ServerResponse) => void = () => {};
  const server = createServer((request, response) => handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const speak = silence();
  const { Provider } = await import('oidc-provider');
  const provider = new Provider(issuer, configurationOf({ redirectUri, clientSecret, people }));
  const callback = provider.callback();
  handle = (request, response) => {
    if (request.url?.startsWith('/login/') !== true) return callback(request, response);
    const result = { login: { accountId: subject } };
    provider.interactionFinished(request, response, result).catch(() => response.destroy());
  };
  return {
    issuer,
    clientId: 'guidon',
    clientSecret,
    be: (next, claims, meanwhile) => {
      subject = next;
      people.set(next, { claims, meanwhile });
    },
    visit: (url) => follow(url, redirectUri),
    close: async () => {
      speak();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

interface Known {
  readonly claims: object;
  readonly meanwhile: (() => Promise<unknown>) | undefined;
}

function configurationOf(of: { redirectUri: string; clientSecret: string; people: ReadonlyMap<string, Known> }) {
  const client = { client_id: 'guidon', client_secret: of.clientSecret, redirect_uris: [of.redirectUri] };
  return {
    clients: [client],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'], groups: ['groups'] },
    cookies: { keys: ['a key for tests'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context: unknown, { uid }: { uid: string }) => `/login/${uid}` },
    pkce: { required: () => true },
    findAccount: (_context: unknown, accountId: string) => ({
      accountId,
      claims: async () => {
        const known = of.people.get(accountId);
        await known?.meanwhile?.();
        return { sub: accountId, ...known?.claims };
      },
    }),
    loadExistingGrant: async ({ oidc }: { oidc: OidcContext }) => {
      const grant = new oidc.provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId });
      grant.addOIDCScope('openid email profile groups');
      await grant.save();
      return grant;
    },
  };
}

interface OidcContext {
  readonly provider: Provider;
  readonly client: { readonly clientId: string };
  readonly session: { readonly accountId: string };
}

async function follow(start: string, end: string): Promise<URL> {
  const jar = new Map<string, string>();
  let url = start;
  for (let hop = 0; hop < 10 && !url.startsWith(end); hop += 1) {
    const cookie = [...jar].map(([name, text]) => `${name}=${text}`).join('; ');
    const answer = await fetch(url, { redirect: 'manual', headers: { cookie } });
    const text = await answer.text();
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      jar.set(name, value);
    }
    const location = answer.headers.get('location');
    if (location === null) throw new Error(`The provider went no further than ${url}: ${answer.status} ${text}`);
    url = new URL(location, url).href;
  }
  return new URL(url);
}

/** It advises those who would run it for others. */
function silence(): () => void {
  const { info, warn } = console;
  console.info = () => {};
  console.warn = () => {};
  return () => Object.assign(console, { info, warn });
}
