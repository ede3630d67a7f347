import { largestFileBytes } from './code.scan.js';
import type { FlagUses, ScanReport } from './scan.report.js';

/** More names than these in a line nobody reads; `--json` has them all. */
const mostNamed = 50;

export function textReport(report: ScanReport): string {
  const sections = [summary(report), table(report.flags), findings(report), skippedLines(report)];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function summary({ flags, files, repository, revision }: ScanReport): string[] {
  const uses = flags.reduce((sum, { uses }) => sum + uses.length, 0);
  const place = revision === null ? repository : `${repository} at ${revision}`;
  return [plain(`${count(flags.length, 'flag')} in ${count(uses, 'place')} of ${count(files, 'file')} (${place}).`)];
}

function table(flags: readonly FlagUses[]): string[] {
  if (flags.length === 0) return [];
  const rows = flags.map(({ flag, uses }) => {
    const evaluations = uses.filter(({ kind }) => kind === 'evaluation').length;
    return [flag, String(evaluations), String(uses.length - evaluations), placeOf(uses[0])];
  });
  return aligned([['FLAG', 'EVALUATED', 'MENTIONED', 'FIRST AT'], ...rows]);
}

function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map(([flag = '', evaluated = '', mentioned = '', place = '']) => {
    const [first = 0, second = 0, third = 0] = widths;
    return plain(`${flag.padEnd(first)}  ${evaluated.padStart(second)}  ${mentioned.padStart(third)}  ${place}`);
  });
}

function findings({ flags, unused, unknown, computed, dropped }: ScanReport): string[] {
  const archived = flags.filter(({ isArchived }) => isArchived);
  return [
    ...named('Not used in this code', unused),
    ...named(
      'Archived, and still in this code',
      archived.map(({ flag, uses }) => `${flag} (${placeOf(uses[0])})`),
    ),
    ...named(
      'Asked for, but no flag',
      unknown.map((use) => `${use.flag} (${placeOf(use)})`),
    ),
    ...(computed > 0 ? [`${count(computed, 'question')} with a key that is computed: not seen here.`] : []),
    ...(dropped > 0 ? [`Too many to send: ${count(dropped, 'mention')} left out.`] : []),
  ];
}

function skippedLines({ skipped }: ScanReport): string[] {
  const { binary, large, unreadable, unparsed } = skipped;
  return [
    ...(binary > 0 ? [`Passed over: ${count(binary, 'file')} without text.`] : []),
    ...(large > 0 ? [`Passed over: ${count(large, 'file')} larger than ${largestFileBytes / 1024} kB.`] : []),
    ...named('Could not be read', unreadable),
    ...named('No script that can be understood, and so searched by words', unparsed),
  ];
}

function named(what: string, names: readonly string[]): string[] {
  if (names.length === 0) return [];
  const rest = names.length > mostNamed ? ` … and ${names.length - mostNamed} more` : '';
  return [plain(`${what}: ${names.slice(0, mostNamed).join(', ')}${rest}`)];
}

function placeOf(use: { readonly path: string; readonly line: number } | undefined): string {
  return use === undefined ? '' : `${use.path}:${use.line}`;
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}

/** A file's name may hold what moves a terminal's cursor. */
function plain(line: string): string {
  return line.replace(/[\p{Cc}\p{Cf}]/gu, '\uFFFD');
}
