import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAllowedAddress, isAllowedHost, isPublic, parseAllowList } from './addresses.js';

const closed = [
  ...[
    '0.0.0.0',
    '0.1.2.3',
    '10.0.0.1',
    '100.64.0.1',
    '100.100.100.200',
    '127.0.0.1',
    '127.255.255.254',
    '168.63.129.16',
  ],
  ...['169.254.169.254', '172.16.0.1', '172.31.255.255', '192.0.0.192', '192.0.2.1', '192.168.1.1', '192.88.99.1'],
  ...['198.18.0.1', '198.51.100.1', '203.0.113.1', '224.0.0.1', '239.255.255.255', '240.0.0.1', '255.255.255.255'],
  ...[
    '::',
    '::1',
    '::2',
    '::127.0.0.1',
    '::ffff:127.0.0.1',
    '::ffff:a9fe:a9fe',
    '::ffff:0:127.0.0.1',
    '64:ff9b::7f00:1',
  ],
  ...['64:ff9b:1::1', '100::1', '2001::1', '2001:db8::1', '2002:7f00:1::', 'fc00::1', 'fd00:ec2::254', 'fe80::1'],
  ...['fe80::1%eth0', 'fec0::1', 'ff02::1', '4000::1', '::ffff:0.0.0.0'],
];

it.each(closed)('takes %s for no public address', (address) => {
  expect(isPublic(address)).toBe(false);
});

it.each(['1.1.1.1', '8.8.8.8', '100.63.0.1', '172.32.0.1', '2606:4700::1111', '::ffff:8.8.8.8'])(
  'takes %s for public',
  (address) => {
    expect(isPublic(address)).toBe(true);
  },
);

it.each(['127.1', '0x7f000001', '2130706433', '0177.0.0.1', 'localhost', '', '1.2.3.4.5', '8.8.8.8/8'])(
  'does not read %j',
  (text) => {
    expect(isPublic(text)).toBe(false);
  },
);

it('takes an IPv4 address within IPv6 for what it is', () => {
  fc.assert(
    fc.property(fc.ipV4(), (address) => {
      expect(isPublic(`::ffff:${address}`)).toBe(isPublic(address));
    }),
  );
});

describe('a list of what is allowed', () => {
  it('names hosts, addresses and ranges', () => {
    const list = parseAllowList('hooks.internal, 10.1.0.0/16,192.168.0.7 , fd00::/8,Receiver');
    expect(list && ['hooks.internal', 'receiver', 'other.internal'].map((host) => isAllowedHost(list, host))).toEqual([
      true,
      true,
      false,
    ]);
    const asked = ['10.1.2.3', '10.2.0.1', '192.168.0.7', '192.168.0.8', 'fd00::1', 'fe80::1', '::ffff:10.1.2.3'];
    expect(list && asked.map((one) => isAllowedAddress(list, one))).toEqual([
      true,
      false,
      true,
      false,
      true,
      false,
      true,
    ]);
  });

  it.each(['10.0.0.0/33', '10.1', 'https://x', 'a b', '', 'x,,y', '*'])('is refused where it holds %j', (text) => {
    expect(parseAllowList(text)).toBeUndefined();
  });
});
