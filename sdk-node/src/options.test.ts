import { GuidonError } from '@guidon/sdk-core';
import { describe, expect, it } from 'vitest';
import packageJson from '../package.json' with { type: 'json' };
import { createClient } from './index.js';
import { checkOptions } from './options.js';
import { sdkVersion } from './version.js';

const good = { url: 'http://localhost:4400', sdkKey: 'guidon_server_x' };

describe('the options of createClient', () => {
  it('have defaults', () => {
    expect(checkOptions(good)).toEqual({
      ...good,
      cacheFile: undefined,
      bootstrap: undefined,
      streaming: true,
      timeoutMs: 2_000,
    });
  });

  it.each(['http://localhost:4400/', 'https://example.com/guidon//', 'http://[::1]:4400'])('take the url %s', (url) => {
    expect(checkOptions({ ...good, url }).url).toBe(url.replace(/\/+$/, ''));
  });

  it.each([
    ['url', undefined],
    ['url', 'localhost:4400'],
    ['url', 'ftp://localhost'],
    ['url', 'http://user:secret@localhost'],
    ['url', 'http://localhost?key=1'],
    ['sdkKey', undefined],
    ['sdkKey', ''],
    ['sdkKey', 'a\r\nb'],
    ['sdkKey', 'guidon_client_abc'],
    ['cacheFile', ''],
    ['cacheFile', 3],
    ['bootstrap', 'text'],
    ['bootstrap', []],
    ['streaming', 'yes'],
    ['timeoutMs', -1],
    ['timeoutMs', Number.NaN],
    ['timeoutMs', '2000'],
    ['timeoutMs', 1e9],
  ])('name %s where it is %j', (option, value) => {
    const create = () => createClient({ ...good, [option]: value } as never);
    expect(create).toThrow(GuidonError);
    expect(create).toThrow(expect.objectContaining({ kind: 'invalid-option', option }));
  });

  it('say what is missing where there are none', () => {
    expect(() => createClient(undefined as never)).toThrow(expect.objectContaining({ option: 'options' }));
  });

  it('never repeat the key', () => {
    expect(() => createClient({ ...good, sdkKey: 'secret \n' })).toThrow(
      expect.not.objectContaining({ message: /secret/ }),
    );
  });
});

it('bears the version of its package', () => {
  expect(sdkVersion).toBe(packageJson.version);
});
