import { expect, it } from 'vitest';
import { realWorld } from '../world.js';
import { nothingAllowed, parseAllowList } from './addresses.js';
import { type Located, locate, type ResolveHost } from './target.js';

const names: Readonly<Record<string, readonly string[]>> = {
  'good.example': ['1.1.1.1', '2606:4700::1111'],
  'inside.example': ['10.0.0.5'],
  'mixed.example': ['1.1.1.1', '127.0.0.1'],
  localhost: ['127.0.0.1', '::1'],
};
const resolve: ResolveHost = async (host) => names[host] ?? Promise.reject(new Error('ENOTFOUND'));

async function verdict(url: string, allowed = '', by = resolve): Promise<string> {
  const allow = allowed === '' ? nothingAllowed : (parseAllowList(allowed) ?? nothingAllowed);
  const located: Located = await locate(url, { allow, resolve: by, world: realWorld(), timeoutMs: 20 });
  return Object.keys(located)[0] ?? '';
}

it.each([
  'https://127.0.0.1/',
  'https://127.1/',
  'https://2130706433/',
  'https://0x7f.1/',
  'https://0177.0.0.1/',
  'https://017700000001/',
  'https://0/',
  'https://[::1]/',
  'https://[::ffff:127.0.0.1]/',
  'https://[::ffff:7f00:1]/',
  'https://[::]/',
  'https://[fe80::1]/',
  'https://10.0.0.1/',
  'https://169.254.169.254/latest/meta-data/',
  'https://100.64.0.1/',
  'https://localhost/',
  'https://LOCALHOST./',
  'https://inside.example/',
  'https://mixed.example/',
  'https://①②⑦.⓪.⓪.①/',
  'http://good.example/',
  'http://8.8.8.8/',
  'https://user@good.example/',
  'https://user:secret@good.example/',
  'https://good.example/#x',
  'ftp://good.example/',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'good.example',
  '//good.example/',
  '',
  'https://',
  'https:///127.0.0.1',
  'https://127.0.0.1.:443/',
])('refuses %s', async (url) => {
  expect(await verdict(url)).toBe('refused');
});

it('gives the addresses that it has checked', async () => {
  const located = await locate('https://Good.Example:8443/a?b', {
    allow: nothingAllowed,
    resolve,
    world: realWorld(),
    timeoutMs: 20,
  });
  expect(located).toEqual({
    target: { url: new URL('https://good.example:8443/a?b'), addresses: names['good.example'] },
  });
});

it('does not know of a host whether it is allowed while it has no address, nor one that is not found in time', async () => {
  expect(await verdict('https://nowhere.example/')).toBe('unresolved');
  expect(await verdict('https://slow.example/', '', () => new Promise(() => {}))).toBe('unresolved');
  expect(await verdict('http://nowhere.example/')).toBe('refused');
  expect(await verdict('http://nowhere.example/', '10.0.0.0/8')).toBe('unresolved');
  expect(await verdict('https://empty.example/', '', async () => [])).toBe('unresolved');
});

it('lets through what is allowed, without TLS too', async () => {
  expect(await verdict('http://inside.example/', 'inside.example')).toBe('target');
  expect(await verdict('http://inside.example/', '10.0.0.0/8')).toBe('target');
  expect(await verdict('https://127.0.0.1/', '127.0.0.1')).toBe('target');
  expect(await verdict('https://mixed.example/', '127.0.0.1')).toBe('target');
  expect(await verdict('http://mixed.example/', '127.0.0.1')).toBe('refused');
  expect(await verdict('https://inside.example/', 'other.example,10.0.1.0/24')).toBe('refused');
  expect(await verdict('https://user@inside.example/', 'inside.example')).toBe('refused');
});
