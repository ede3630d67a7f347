import { expect, test } from 'vitest';
import { advance } from './held-state.js';

const none = () => ({ gaps: 0, regressions: 0, resets: 0 });

test('a patch that follows leads on, one that is old leads nowhere', () => {
  const faults = none();
  expect(advance('7-a', { kind: 'patch', id: '8-b', from: '7-a' }, faults)).toBe('8-b');
  expect(advance('8-b', { kind: 'patch', id: '8-b', from: '7-a' }, faults)).toBe('8-b');
  expect(faults).toEqual(none());
});

test('a patch that follows on another state means that one was lost', () => {
  const faults = none();
  expect(advance('7-a', { kind: 'patch', id: '9-c', from: '8-b' }, faults)).toBe('9-c');
  expect(faults.gaps).toBe(1);
});

test('only a reset may lead back', () => {
  const faults = none();
  expect(advance('7-a', { kind: 'snapshot', id: '5-x', isReset: true }, faults)).toBe('5-x');
  expect(advance('7-a', { kind: 'snapshot', id: '5-x', isReset: false }, faults)).toBe('5-x');
  expect(faults).toEqual({ gaps: 0, regressions: 1, resets: 1 });
});
