import { expect, test } from 'vitest';
import { absence } from './absence.js';

test('a crowd is away from the first that is lost to the last that is back, whoever came back between', () => {
  const away = absence();
  away.lived(50);
  expect(away.take()).toBe(0);
  away.lost(100);
  away.lived(300);
  away.lost(400);
  away.lived(900);
  expect(away.take()).toBe(800);
  expect(away.take()).toBe(0);
});
