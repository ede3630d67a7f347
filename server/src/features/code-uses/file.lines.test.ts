import { expect, it } from 'vitest';
import { lineReader } from './file.lines.js';

it('counts lines from 1, whatever ends them', () => {
  const text = 'a\n\nbc\r\nd';
  const { lineAt } = lineReader(text);
  expect([...text].map((_letter, offset) => lineAt(offset))).toEqual([1, 1, 2, 3, 3, 3, 3, 4]);
  expect(lineReader('').lineAt(0)).toBe(1);
});

it('shows the line without what is no text', () => {
  const text = `one\n\t if (\u0000\u001b[31m"a"\u202E)\ud800 {\r\nthree`;
  expect(lineReader(text).excerptAt(12)).toBe('if ( [31m"a" ) {');
});

it('shows of a long line what is around the place', () => {
  const text = `${'a'.repeat(10_000)} here ${'b'.repeat(10_000)}`;
  const excerpt = lineReader(text).excerptAt(10_001);
  expect([excerpt.length, excerpt.includes(' here ')]).toEqual([200, true]);
});

it('cuts no character in half', () => {
  const excerpt = lineReader(`a${'😀'.repeat(300)}`).excerptAt(0);
  expect(excerpt).toBe(`a${'😀'.repeat(99)}`);
});
