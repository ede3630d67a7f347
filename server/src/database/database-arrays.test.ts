import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseArray, serializeArray } from './database-arrays.js';

it('reads back what it wrote', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('NULL', 'null', '', '"', '\\', '{,}', null))),
      (elements) => {
        expect(parseArray(serializeArray(elements).replaceAll(/(?<=[{,])null(?=[,}])/g, 'NULL'))).toEqual(elements);
      },
    ),
  );
});

it('reads what Postgres writes', () => {
  expect(parseArray('{}')).toEqual([]);
  expect(parseArray('{1,NULL,"NULL","a,b","\\"{\\\\"}')).toEqual(['1', null, 'NULL', 'a,b', '"{\\']);
});
