import { expect, it } from 'vitest';
import { createLogger } from './logging.js';
import { createLook } from './look.js';

it('tells once of an outage, and again of the next', async () => {
  const lines: string[] = [];
  const logger = createLogger({
    level: 'warn',
    release: 'test',
    destination: { write: (line) => void lines.push(line) },
  });
  const outcomes = ['fails', 'fails', 'works', 'fails'];
  const look = createLook(
    () => (outcomes.shift() === 'works' ? Promise.resolve() : Promise.reject(new Error('away'))),
    logger,
    'nothing can be seen',
  );
  const told: number[] = [];
  while (outcomes.length > 0) {
    await look();
    told.push(lines.length);
  }
  expect(told).toEqual([1, 1, 1, 2]);
  expect(lines[0]).toContain('nothing can be seen');
});
