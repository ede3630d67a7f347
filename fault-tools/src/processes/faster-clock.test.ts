import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { plainEnvironment } from './child.js';
import { fasterClock } from './faster-clock.js';

const anHour = `
  const begunAt = performance.now();
  let ticks = 0;
  const ticking = setInterval(() => { ticks += 1; }, 600_000);
  setTimeout(() => {
    clearInterval(ticking);
    const hours = (performance.now() - begunAt) / 3_600_000;
    process.stdout.write(JSON.stringify({ ticks, isAnHour: hours >= 0.99 }));
  }, 3_630_000).unref().ref();
`;

it('lets a process live through an hour in less than a second, by its timers and its clock', () => {
  const env = { ...plainEnvironment(), ...fasterClock(10_000) };
  const told = execFileSync(process.execPath, ['--eval', anHour], { env, encoding: 'utf8' });
  expect(JSON.parse(told)).toMatchObject({ isAnHour: true });
  expect(JSON.parse(told).ticks).toBeGreaterThan(0);
});
