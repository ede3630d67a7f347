import { expect, test } from 'vitest';
import { waitFor } from './wait-for.js';

test('it answers with the first truthy value', async () => {
  let calls = 0;
  expect(await waitFor(() => (++calls < 3 ? undefined : calls))).toBe(3);
});

test('it says what it waited for in vain, and why', async () => {
  const waiting = waitFor(() => Promise.reject(new Error('not yet')), { timeoutMs: 20, what: 'a miracle' });
  await expect(waiting).rejects.toMatchObject({
    message: expect.stringContaining('a miracle'),
    cause: new Error('not yet'),
  });
});
