import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createSecretBox } from './secret-box.js';

const box = createSecretBox('a key of at least thirty-two characters');

it('gives back any text at the place that it was sealed for, and never the same bytes twice', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, place) => {
      const sealed = box.seal(text, place);
      expect(box.open(sealed, place)).toBe(text);
      expect(box.seal(text, place).equals(sealed)).toBe(false);
    }),
  );
});

it('opens for no other key, at no other place, and nothing that was changed', () => {
  const sealed = box.seal('secret', 'here');
  const changed = Buffer.from(sealed);
  changed.writeUInt8(changed.readUInt8(changed.length - 1) ^ 1, changed.length - 1);
  const other = createSecretBox('another key of at least as many characters');
  for (const open of [
    () => box.open(sealed, 'there'),
    () => box.open(changed, 'here'),
    () => box.open(Buffer.from('x'), 'here'),
    () => other.open(sealed, 'here'),
  ])
    expect(open).toThrow('another GUIDON_SECRET_KEY');
});

it('says what to set where it has no key', () => {
  const bare = createSecretBox(undefined);
  expect(() => bare.seal('x', 'here')).toThrow('openssl rand');
  expect(() => bare.open(box.seal('x', 'here'), 'here')).toThrow(/here is sealed .* Set it/);
});
