import { format } from 'node:util';

const methods = ['log', 'info', 'warn', 'error', 'debug', 'trace'] as const;

type Writable = Pick<Console, (typeof methods)[number]>;

export interface ConsoleWatch {
  /** What was printed since the last call. */
  forget(): readonly string[];
}

/** Collects what would be printed: noise hides the one line that matters. */
export function watchConsole(console: Writable): ConsoleWatch {
  let printed: string[] = [];
  for (const method of methods) {
    console[method] = (...args: unknown[]) => {
      printed.push(`${method}: ${format(...args)}`);
    };
  }
  return {
    forget() {
      const lines = printed;
      printed = [];
      return lines;
    },
  };
}
