import { expect, it } from 'vitest';
import { deviceOf } from './device.js';

const webKit = 'AppleWebKit/537.36 (KHTML, like Gecko)';

it.each([
  [`Mozilla/5.0 (X11; Linux x86_64) ${webKit} Chrome/147.0.0.0 Safari/537.36`, 'Chrome on Linux'],
  [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webKit} Chrome/147.0 Safari/537.36 Edg/147.0`, 'Edge on Windows'],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605 Version/19 Safari/604.1', 'Safari on iOS'],
  ['curl/8.0', 'curl/8.0'],
  ['', 'Unknown device'],
])('calls %j %s', (userAgent, name) => {
  expect(deviceOf(userAgent)).toBe(name);
});
