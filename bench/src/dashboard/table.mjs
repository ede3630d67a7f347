import { median } from '../measure.mjs';
import { printTable } from '../report.mjs';

const toPercent = (share) => share * 100;
const toKilobytes = (bytes) => bytes / 1_000;

/** Text, figure, digits, and how it is converted. */
const visitRows = [
  ['JavaScript of the first load, kB gzipped', 'gzipBytes', 1, toKilobytes],
  ['its files', 'files', 0],
  ['all requests until all flags are there', 'requests', 0],
  ['first switch there and the page at rest, ms', 'interactiveMs', 0],
  ['all flags there, ms', 'wholeMs', 0],
  ['a toggle acknowledged, ms', 'toggleMs', 1],
  ['layout shift while it loads', 'layoutShift', 4],
  ['layout shift with the toasts of five toggles', 'layoutShiftWithToasts', 4],
  ['longest task while it loads, ms (0: none over 50)', 'longestTaskMs', 0],
  ['longest task, toggles and scrolling counted in, ms', 'longestTaskLaterMs', 0],
  ['a frame while scrolling through, p95, ms', 'scrollFrameMs', 1],
  ['the machine busy with other work before, %', 'otherWork', 0, toPercent],
];
const tracedRows = [
  ['main thread until the first switch, CPU ms', 'interactiveCpuMs', 0],
  ['main thread until all flags are there, CPU ms', 'wholeCpuMs', 0],
  ['longest task while it loads, CPU ms', 'longestTaskCpuMs', 0],
  ['longest task while scrolling, CPU ms', 'longestScrollTaskCpuMs', 0],
  ['the machine busy with other work before, %', 'otherWork', 0, toPercent],
];

export function printVisits(flagCount, visits, traced, loadBefore) {
  print(
    `the flags page with ${flagCount} flags, ${visits.length} visits; before them: ${loadBefore}`,
    visitRows,
    visits,
  );
  print(`what its main thread spends, ${traced.length} traced visits`, tracedRows, traced);
}

function print(title, rows, results) {
  const lines = rows.map(([text, name, digits, convert = (value) => value]) => {
    const values = results.map((result) => convert(result[name]));
    return [text, median(values).toFixed(digits), Math.max(...values).toFixed(digits)];
  });
  printTable(title, ['', 'median', 'worst'], lines);
}
