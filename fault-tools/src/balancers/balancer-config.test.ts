import { expect, test } from 'vitest';
import { configFor } from './balancer-config.js';
import type { BalancerName } from './balancer-programs.js';

const names: readonly BalancerName[] = ['nginx', 'haproxy'];

test.each(names)('what people are given for %s leads to our nodes, and to nothing else', (name) => {
  const config = configFor(name, { port: 4000, nodePorts: [4001, 4002, 4003], areTimesShort: true });
  for (const port of [4000, 4001, 4002, 4003]) expect(config).toContain(`127.0.0.1:${port}`);
  expect(config).not.toContain(':4400');
});
