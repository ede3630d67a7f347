import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FaultSettings } from './fault-proxy.js';

const trickleChunkBytes = 7;

export interface Pipe {
  readonly from: Socket;
  readonly to: Socket;
  readonly way: 'there' | 'back';
  readonly settings: FaultSettings;
  readonly isDead: () => boolean;
}

/** Carries bytes one way, one chunk after the other, so that no fault reorders them. */
export function pump(pipe: Pipe): void {
  const { from, to, isDead } = pipe;
  from.on('data', (chunk) => {
    from.pause();
    void carry(chunk, pipe).then(() => from.resume());
  });
  from.on('end', () => {
    if (!isDead()) to.end();
  });
}

async function carry(chunk: Buffer, { to, way, settings, isDead }: Pipe): Promise<void> {
  if (isDead()) return;
  switch (settings.mode) {
    case 'refuse':
    case 'blackhole':
      return;
    case 'latency':
      await sleep(settings.latencyMs);
      return isDead() ? undefined : write(chunk, to);
    case 'trickle':
      return await trickle(chunk, to, settings);
    case 'corrupt':
      return write(way === 'back' ? corrupted(chunk) : chunk, to);
    case 'pass':
      return write(chunk, to);
  }
}

async function trickle(chunk: Buffer, to: Socket, settings: FaultSettings): Promise<void> {
  for (let at = 0; at < chunk.length && !to.destroyed; at += trickleChunkBytes) {
    write(chunk.subarray(at, at + trickleChunkBytes), to);
    if (settings.mode === 'trickle') await sleep((trickleChunkBytes / settings.bytesPerSecond) * 1_000);
  }
}

function write(chunk: Buffer, to: Socket): void {
  if (!to.destroyed) to.write(chunk);
}

function corrupted(chunk: Buffer): Buffer {
  const copy = Buffer.from(chunk);
  const middle = copy.length >> 1;
  copy[middle] = (copy[middle] ?? 0) ^ 0b100;
  return copy;
}
