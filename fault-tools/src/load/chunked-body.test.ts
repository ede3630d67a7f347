import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ChunkedBody } from './chunked-body.js';

test('a body is the same wherever its bytes are cut', () => {
  const part = fc.string({ unit: 'binary-ascii', minLength: 1 });
  fc.assert(
    fc.property(fc.array(part, { minLength: 1 }), fc.integer({ min: 1, max: 9 }), (parts, step) => {
      const chunks = parts.map((text) => `${text.length.toString(16)}\r\n${text}\r\n`);
      const bytes = Buffer.from(`${chunks.join('')}0\r\n\r\n`, 'latin1');
      const body = new ChunkedBody();
      let read = '';
      for (let at = 0; at < bytes.length; at += step) read += body.read(bytes.subarray(at, at + step));
      expect([read, body.isOver]).toEqual([parts.join(''), true]);
    }),
  );
});
