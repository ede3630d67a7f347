import { expect, it } from 'vitest';
import { explainFailure } from './sign-in-failures.js';

it('says what to do, and repeats nothing that a link may say', () => {
  expect(explainFailure('no-role')).toContain('Ask an administrator');
  expect(explainFailure('Call 555-0100 at once')).toBe('Signing in did not work. Try again.');
});
