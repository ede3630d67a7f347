import { afterEach, beforeEach } from 'vitest';
import { watchConsole } from './console-watch.js';

const watch = watchConsole(globalThis.console);

beforeEach(() => watch.forget());

afterEach(() => {
  const printed = watch.forget();
  if (printed.length > 0) throw new Error(`The test printed to the console:\n${printed.join('\n')}`);
});
