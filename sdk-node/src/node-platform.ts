import { randomUUID } from 'node:crypto';
import type { Cache, Cancel, Platform } from '@guidon/sdk-core';
import { openHttp } from './node-http.js';

export function nodePlatform(cache: Cache | undefined): Platform {
  return {
    monotonicMs: () => performance.now(),
    epochMs: Date.now,
    random: Math.random,
    schedule,
    open: openHttp,
    instance: randomUUID(),
    ...(cache === undefined ? {} : { cache }),
  };
}

function schedule(delayMs: number, run: () => void, hold?: 'hold'): Cancel {
  const timer = setTimeout(run, delayMs);
  if (hold === undefined) timer.unref();
  return () => clearTimeout(timer);
}
