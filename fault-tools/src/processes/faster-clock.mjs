// For `node --import`: timers and the monotonic clock of the process go as many times faster as GUIDON_FAULT_CLOCK_SPEED says.
// Where GUIDON_FAULT_CLOCK_KEEPS says `timeouts`, what is done each so often goes faster, and others have their time to answer.
// What runs is what is published, and has no switch for it. Timeouts inside Node, those of sockets, keep their time.
import { promisify } from 'node:util';

const speed = Number(process.env['GUIDON_FAULT_CLOCK_SPEED'] ?? 1);

if (speed !== 1) {
  globalThis.setInterval = faster(setInterval);
  if (process.env['GUIDON_FAULT_CLOCK_KEEPS'] !== 'timeouts') globalThis.setTimeout = faster(setTimeout);
  const now = performance.now.bind(performance);
  performance.now = () => now() * speed;
}

function faster(timer) {
  const scaled = (run, delayMs = 0, ...args) => timer(run, delayMs / speed, ...args);
  if (timer[promisify.custom] !== undefined) {
    scaled[promisify.custom] = (delayMs, ...rest) => timer[promisify.custom](delayMs / speed, ...rest);
  }
  return scaled;
}
