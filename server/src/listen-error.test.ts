import { expect, test } from 'vitest';
import { explainListenError } from './listen-error.js';

const place = { host: '127.0.0.1', port: 4400 };

test('a taken port is told with the way out', () => {
  const error = Object.assign(new Error('listen EADDRINUSE'), { code: 'EADDRINUSE' });
  expect(explainListenError(error, place)).toMatchObject({
    kind: 'config',
    message: expect.stringMatching(/127\.0\.0\.1:4400: another program .* GUIDON_PORT/),
    cause: error,
  });
});

test('other errors stay as they are', () => {
  const error = new Error('other');
  expect(explainListenError(error, place)).toBe(error);
});
