import { describe, expect, it } from 'vitest';
import { allowedOriginOf, isAllowedOrigin, originPattern } from './origins.js';

describe('an allowed origin', () => {
  it.each([
    ['https://shop.example', 'https://shop.example'],
    ['https://Shop.Example:443', 'https://shop.example'],
    ['http://shop.example:80', 'http://shop.example'],
    ['http://shop.example:443', 'http://shop.example:443'],
    ['https://shop.example.', 'https://shop.example.'],
    ['http://localhost:*', 'http://localhost:*'],
    ['http://LOCALHOST:*', 'http://localhost:*'],
    ['https://127.0.0.1:*', 'https://127.0.0.1:*'],
    ['http://[::1]:*', 'http://[::1]:*'],
    ['http://[0:0:0:0:0:0:0:1]:3000', 'http://[::1]:3000'],
  ])('is kept as a browser writes it: %s', (text, origin) => {
    expect(text).toMatch(new RegExp(originPattern));
    expect(allowedOriginOf(text)).toBe(origin);
  });

  it.each([
    'https://shop.example:*',
    'http://localhost.evil.example:*',
    'http://128.0.0.1:*',
    'https://shop.example:99999',
    'http://[::g]',
  ])('is refused with a reason: %s', (text) => {
    expect(allowedOriginOf(text)).toEqual({ flaw: expect.any(String) });
  });

  it.each([
    '*',
    'null',
    'https://*',
    'https://*.shop.example',
    'https://a@shop.example',
    'https://shop.example/',
    'file://',
    'shop.example',
  ])('is none at all: %s', (text) => {
    expect(text).not.toMatch(new RegExp(originPattern));
  });
});

describe('the origin of a request', () => {
  const allowed = ['https://shop.example', 'http://dev.example:8080', 'http://localhost:*', 'http://[::1]:*'];

  it.each([
    'https://shop.example',
    'http://dev.example:8080',
    'http://localhost',
    'http://localhost:5173',
    'http://localhost:65535',
    'http://[::1]:3000',
  ])('is allowed: %s', (origin) => {
    expect(isAllowedOrigin(allowed, origin)).toBe(true);
  });

  it.each([
    'null',
    '',
    ' ',
    '*',
    'https://shop.example.evil.example',
    'https://evilshop.example',
    'https://evil-shop.example',
    'https://sub.shop.example',
    'https://shop.exampl',
    'https://shop.example ',
    ' https://shop.example',
    'https://shop.example.',
    'https://shop.example/',
    'https://shop.example:443',
    'https://shop.example:8443',
    'http://shop.example',
    'HTTPS://shop.example',
    'https://Shop.example',
    'https://user@shop.example',
    'https://shop.example@evil.example',
    'https://shop.example#evil.example',
    'https://shop.example?evil.example',
    'https://shop.example, https://evil.example',
    'https://evil.example, https://shop.example',
    'https://shop.example\n',
    'https://shop.example%00',
    'https://shop%2eexample',
    'https://ѕhop.example',
    'wss://shop.example',
    'http://dev.example',
    'http://dev.example:80801',
    'http://dev.example:*',
    'https://localhost:5173',
    'http://localhost:',
    'http://localhost:*',
    'http://localhost:5173.evil.example',
    'http://localhost.evil.example',
    'http://localhost.evil.example:5173',
    'http://evil.localhost:5173',
    'http://localhost:123456',
    'http://localhost.:5173',
    'http://127.0.0.1:5173',
    'http://[::1',
    'file://',
    'chrome-extension://abcdefgh',
  ])('is refused: %j', (origin) => {
    expect(isAllowedOrigin(allowed, origin)).toBe(false);
  });

  it('is refused by a key that names none', () => {
    expect(isAllowedOrigin([], 'https://shop.example')).toBe(false);
  });
});
