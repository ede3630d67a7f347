// Memory is compared as what is held, not as what has not been collected yet.
import { appendFileSync, rmSync } from 'node:fs';
import { collectionsFile } from './collections-file.mjs';

const file = collectionsFile(process.pid);
process.on('SIGUSR2', () => {
  globalThis.gc?.();
  globalThis.gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' });
  // So that whoever asked knows when it is done.
  appendFileSync(file, '.');
});
process.on('exit', () => rmSync(file, { force: true }));
