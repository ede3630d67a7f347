import ipaddr from 'ipaddr.js';

type Address = ipaddr.IPv4 | ipaddr.IPv6;
type Range = readonly [Address, number];

/** What an operator has allowed beside the public internet. */
export interface AllowList {
  readonly hosts: ReadonlySet<string>;
  readonly ranges: readonly Range[];
}

/** Serves secrets to whoever asks from within, and yet has a public address: Azure's. */
const publicMetadata = '168.63.129.16';
/** All of IPv6 that is given out; what is outside of it stands for something else. */
const globalUnicast: Range = [ipaddr.parse('2000::'), 3];

/** Undefined where a part is no host name, address or range of addresses. */
export function parseAllowList(text: string): AllowList | undefined {
  const hosts = new Set<string>();
  const ranges: Range[] = [];
  for (const part of text.split(',').map((one) => one.trim().toLowerCase())) {
    const range = rangeOf(part);
    if (range !== undefined) ranges.push(range);
    else if (/^[a-z0-9]([a-z0-9._-]{0,251}[a-z0-9])?$/.test(part) && !/^[\d.]+$/.test(part)) hosts.add(part);
    else return undefined;
  }
  return { hosts, ranges };
}

export const nothingAllowed: AllowList = { hosts: new Set(), ranges: [] };

function rangeOf(text: string): Range | undefined {
  if (ipaddr.isValidCIDR(text)) return ipaddr.parseCIDR(text);
  const address = addressOf(text);
  return address && [address, address.kind() === 'ipv4' ? 32 : 128];
}

/** Of IPv4 only the four decimal numbers: what else some programs read as an address is none here. */
function addressOf(text: string): Address | undefined {
  if (!ipaddr.IPv4.isValidFourPartDecimal(text) && !ipaddr.IPv6.isValid(text)) return undefined;
  return ipaddr.process(text);
}

/** Whether anybody on the internet might be meant: no private network, not this machine, no metadata service. */
export function isPublic(text: string): boolean {
  const address = addressOf(text);
  if (address === undefined || address.range() !== 'unicast' || address.toString() === publicMetadata) return false;
  return address.kind() === 'ipv4' || matches(address, globalUnicast);
}

export function isAllowedHost({ hosts }: AllowList, host: string): boolean {
  return hosts.has(host);
}

export function isAllowedAddress({ ranges }: AllowList, text: string): boolean {
  const address = addressOf(text);
  return address !== undefined && ranges.some((range) => matches(address, range));
}

function matches(address: Address, [base, bits]: Range): boolean {
  return address.kind() === base.kind() && address.match([base, bits] as [ipaddr.IPv4, number] & [ipaddr.IPv6, number]);
}
