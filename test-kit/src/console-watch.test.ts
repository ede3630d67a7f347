import { expect, test } from 'vitest';
import { watchConsole } from './console-watch.js';

test('what is printed is collected once', () => {
  const fake = { ...globalThis.console };
  const watch = watchConsole(fake);
  fake.warn('%d flags', 3);
  expect(watch.forget()).toEqual(['warn: 3 flags']);
  expect(watch.forget()).toEqual([]);
});
