import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { within } from '../async.js';
import type { World } from '../world.js';
import { type AllowList, isAllowedAddress, isAllowedHost, isPublic } from './addresses.js';

/** All addresses of a host; rejects where there are none. */
export type ResolveHost = (host: string) => Promise<readonly string[]>;

/** Where to connect: these addresses and no others, whatever the host's name comes to later. */
export interface Target {
  readonly url: URL;
  readonly addresses: readonly string[];
}

/** `refused` says what is wrong with it; `unresolved`: nobody knows the host right now. */
export type Located = { readonly target: Target } | { readonly refused: string } | { readonly unresolved: string };

export interface LocateDeps {
  readonly allow: AllowList;
  readonly resolve: ResolveHost;
  readonly world: Pick<World, 'after'>;
  readonly timeoutMs: number;
}

export const resolveByName: ResolveHost = async (host) => {
  const found = await lookup(host, { all: true, verbatim: true });
  return found.map(({ address }) => address);
};

/** Asked anew before each request: a name may come to another address at any time. */
export async function locate(text: string, { allow, resolve, world, timeoutMs }: LocateDeps): Promise<Located> {
  const url = urlOf(text);
  if (typeof url === 'string') return { refused: url };
  const host = hostOf(url);
  const addresses = isIP(host) > 0 ? [host] : await within(world, timeoutMs, resolve(host)).catch(() => []);
  const isTrusted = isAllowedHost(allow, host) || allAllowed(allow, addresses);
  const mayBeTrusted = addresses.length === 0 && allow.ranges.length > 0;
  if (url.protocol === 'http:' && !isTrusted && !mayBeTrusted) return { refused: 'must begin with https://' };
  if (addresses.length === 0) return { unresolved: `The host ${host} could not be found.` };
  const isReachable = (address: string) => isPublic(address) || isAllowedAddress(allow, address);
  if (!isTrusted && !addresses.every(isReachable))
    return { refused: `leads to an address that is not public (${host})` };
  return { target: { url, addresses } };
}

/** The URL, or what is wrong with it. Reading it turns every spelling of an IPv4 address into the one that is checked. */
function urlOf(text: string): URL | string {
  if (!URL.canParse(text)) return 'is no URL';
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return 'must begin with https://';
  if (url.username !== '' || url.password !== '') return 'must hold no user name or password';
  if (url.hash !== '') return 'must have no fragment';
  return url;
}

function hostOf({ hostname }: URL): string {
  return hostname
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '')
    .toLowerCase();
}

function allAllowed(allow: AllowList, addresses: readonly string[]): boolean {
  return addresses.length > 0 && addresses.every((address) => isAllowedAddress(allow, address));
}
