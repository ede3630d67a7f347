import { GuidonError } from '@guidon/sdk-core';
import { describe, expect, it } from 'vitest';
import { checkOptions } from './options.js';

const good = { url: 'https://flags.example.com/guidon/', clientKey: 'guidon_client_abc' };

function refusal(options: unknown): unknown {
  try {
    checkOptions(options as never);
  } catch (error) {
    return error;
  }
  return undefined;
}

describe('the options', () => {
  it('are taken where they are well formed', () => {
    const [url, clientKey] = checkOptions(good);
    expect({ url, clientKey }).toEqual({ url: 'https://flags.example.com/guidon', clientKey: 'guidon_client_abc' });
  });

  it.each([
    ['url', { ...good, url: undefined }],
    ['url', { ...good, url: '/relative' }],
    ['url', { ...good, url: 'ftp://flags.example.com' }],
    ['url', { ...good, url: 'https://user:secret@flags.example.com' }],
    ['url', { ...good, url: 'https://flags.example.com/?key=1' }],
    ['url', { ...good, url: 'https://flags.example.com/#a' }],
    ['clientKey', { ...good, clientKey: undefined }],
    ['clientKey', { ...good, clientKey: 'guidon_server_abc' }],
    ['clientKey', { ...good, clientKey: 'guidon_client_a\nb' }],
    ['clientKey', { ...good, clientKey: {} }],
    ['url', undefined],
    ['url', null],
    ['url', 'https://flags.example.com'],
  ])('are refused by name where %s is wrong', (option, options) => {
    const error = refusal(options);
    expect(error).toBeInstanceOf(GuidonError);
    expect(error).toMatchObject({ kind: 'invalid-option', option });
  });

  it('repeat no key in what they say, and show what one looks like', () => {
    expect(refusal({ ...good, clientKey: 'guidon_server_abc' })).toMatchObject({
      message: expect.stringMatching(/^(?!.*guidon_server_abc).*guidon_client_/),
    });
  });
});
