import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ChunkedBody } from './chunked-body.js';

const chunkOf = (text: string) => `${text.length.toString(16)}\r\n${text}\r\n`;

test('a body is the same wherever its bytes are cut', () => {
  const part = fc.string({ unit: 'binary-ascii', minLength: 1 });
  fc.assert(
    fc.property(fc.array(part, { minLength: 1 }), fc.integer({ min: 1, max: 99 }), (parts, step) => {
      const bytes = Buffer.from(`${parts.map(chunkOf).join('')}0\r\n\r\n`, 'latin1');
      const body = new ChunkedBody();
      let read = '';
      for (let at = 0; at < bytes.length; at += step)
        read += body.unwrap(bytes.subarray(at, at + step)).toString('latin1');
      expect([read, body.isOver]).toEqual([parts.join(''), true]);
    }),
  );
});

test('what comes as one chunk is not copied', () => {
  const bytes = Buffer.from(chunkOf('as it came'));
  const body = new ChunkedBody().unwrap(bytes);
  expect([body.toString(), body.buffer, body.byteOffset]).toEqual(['as it came', bytes.buffer, bytes.byteOffset + 3]);
});
