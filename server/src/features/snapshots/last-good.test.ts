import { expect, it } from 'vitest';
import { lastGoodIn } from './last-good.js';

const flag = (key: string, more: object = {}) => ({
  key,
  kind: 'boolean',
  variants: { on: true, off: false },
  enabled: true,
  offVariant: 'off',
  targets: [],
  prerequisites: [],
  rules: [],
  fallthrough: { variant: 'on' },
  ...more,
});
const patch = (flags: readonly unknown[], removed: readonly string[] = []) =>
  JSON.stringify({ format: 1, from: 'any', flags, segments: [], removed: { flags: removed, segments: [] } });
const lastOf = (patches: readonly string[], key = 'one') => lastGoodIn(patches, [{ kind: 'flag', key }]).flags;
const long = Array.from({ length: 150 }, (_, index) => `user-${index}`);
const listed = (values: unknown) => flag('one', { targets: [{ variant: 'off', by: 'userId', values }] });

it('is what the newest change that can be read has made of it', () => {
  const off = flag('one', { enabled: false });
  expect(lastOf([patch([flag('one')]), patch([off, flag('two')]), patch([{ key: 'one' }])])).toEqual([off]);
});

it('follows what was added to long lists and taken from them', () => {
  const [last] = lastOf([patch([listed(long)]), patch([listed({ added: ['more'], removed: ['user-0'] })])]);
  expect(last?.targets[0]?.values).toEqual([...long.slice(1), 'more']);
});

it('is nothing where its history begins in the middle, where it was removed, or where patches are none', () => {
  expect(lastOf([patch([listed({ added: ['more'], removed: [] })])])).toEqual([]);
  expect(lastOf([patch([flag('one')]), patch([], ['one'])])).toEqual([]);
  expect(lastOf(['{"format":1,', 'null', '7', '{"flags":[null]}', patch([null, 7])])).toEqual([]);
});
