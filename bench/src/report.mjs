import { mkdirSync, writeFileSync } from 'node:fs';

/** Prints rows as a table; the first column is text, the others are numbers. */
export function printTable(title, columns, rows) {
  const cells = [columns, ...rows.map((row) => row.map(String))];
  const widths = columns.map((_, index) => Math.max(...cells.map((row) => row[index].length)));
  console.log(`\n${title}`);
  for (const row of cells) {
    console.log(
      `  ${row.map((cell, index) => (index === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[index]))).join('  ')}`,
    );
  }
}

/** Keeps a part's figures beside those of the other parts, for `docs/benchmarks.md`. */
export function keepResults(part, results) {
  const folder = new URL('../results/', import.meta.url);
  mkdirSync(folder, { recursive: true });
  writeFileSync(new URL(`${part}.json`, folder), `${JSON.stringify(results, null, 2)}\n`);
}
