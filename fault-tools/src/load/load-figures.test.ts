import { expect, test } from 'vitest';
import { makeFigures } from './load-figures.js';

test('only a whole answer of 2xx, or that nothing is new, is none that failed', () => {
  const making = makeFigures();
  for (const status of [200, 204, 304, 302, 404, 503])
    making.add('snapshot', { kind: 'answered', answer: { status, etag: undefined, isLast: false } }, 1);
  making.add('write', { kind: 'broken', reason: 'ECONNRESET' }, 9);
  expect(making.figures()).toMatchObject({ requests: 7, failed: 4, p50Ms: 1, p99Ms: 9 });
});
