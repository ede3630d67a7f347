/** Each record by the names of the first line, as a spreadsheet reads it (RFC 4180). */
export function readCsv(text: string): readonly Readonly<Record<string, string>>[] {
  const [head = [], ...lines] = linesOf(text);
  return lines.map((cells) => Object.fromEntries(head.map((name, place) => [name, cells[place] ?? ''])));
}

function linesOf(text: string): string[][] {
  const lines: string[][] = [[]];
  for (const [, cell = '', end] of text.matchAll(/("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n)/g)) {
    lines.at(-1)?.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);
    if (end === '\r\n') lines.push([]);
  }
  return lines.slice(0, -1);
}
