import { availableParallelism, cpus, loadavg } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';

/** How much of the machine is busy while we do nothing: 1 is all of it. */
export async function otherWork(forMs = 500) {
  const before = timesNow();
  await sleep(forMs);
  const after = timesNow();
  return 1 - (after.idle - before.idle) / (after.all - before.all);
}

function timesNow() {
  const times = cpus().map((cpu) => cpu.times);
  const sum = (values) => values.reduce((total, value) => total + value, 0);
  return { idle: sum(times.map(({ idle }) => idle)), all: sum(times.flatMap((time) => Object.values(time))) };
}

export function loadText() {
  return `load ${loadavg()[0].toFixed(1)} on ${availableParallelism()} cores`;
}
