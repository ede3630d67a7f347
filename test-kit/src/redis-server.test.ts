import { existsSync } from 'node:fs';
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { findRedisServer, startRedis } from './redis-server.js';
import { waitFor } from './wait-for.js';

describe.skipIf(findRedisServer() === undefined)('a Redis of one’s own', () => {
  it('answers, is silent while it is paused, and is gone with its files when it is closed', async () => {
    const redis = await startRedis();
    const path = new URL(redis.url).pathname;
    expect(await say(path, 'PING')).toContain('PONG');
    redis.pause();
    const late = say(path, 'PING');
    redis.resume();
    expect(await late).toContain('PONG');
    await redis.close();
    expect(existsSync(path)).toBe(false);
  });

  it('comes back empty after it was killed', async () => {
    const redis = await startRedis({ listen: 'port' });
    await say(redis.port, 'SET a 1');
    await redis.kill();
    await expect(say(redis.port, 'GET a')).rejects.toThrow('ECONNREFUSED');
    await redis.start();
    expect(await say(redis.port, 'GET a')).toContain('$-1');
    await redis.close();
  });

  it('says why it does not start', async () => {
    await expect(startRedis({ settings: ['no-such-setting 1'] })).rejects.toThrow('did not start');
  });
});

async function say(place: string | number, command: string): Promise<string> {
  const socket = typeof place === 'number' ? connect(place, '127.0.0.1') : connect(place);
  let heard = '';
  let problem: Error | undefined;
  socket.setEncoding('utf8').on('data', (text) => {
    heard += text;
  });
  socket.on('error', (error) => {
    problem = error;
  });
  socket.write(`${command}\r\n`);
  await waitFor(() => heard !== '' || problem);
  socket.destroy();
  if (problem !== undefined) throw problem;
  return heard;
}
