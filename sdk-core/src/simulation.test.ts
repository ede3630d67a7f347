import type { Flag } from '@guidon/evaluator';
import { describe, expect, it } from 'vitest';
import { aFlag } from './testing/builders.js';
import { frame, patchFrame } from './testing/simulated-server.js';
import { SimulatedWorld } from './testing/simulated-world.js';

const seeds = Number(process.env['GUIDON_TEST_SEEDS'] ?? 150);
const minuteMs = 60_000;
const stream = '/sdk/v1/stream';
const snapshot = '/sdk/v1/snapshot';

/** A server with a past, to which every state that a client shows must belong. */
class Story {
  readonly world: SimulatedWorld;
  restores = 0;
  readonly #past = new Map<number, Set<string>>();
  readonly #backups: { version: number; flags: ReadonlyMap<string, Flag> }[] = [];

  constructor(seed: number) {
    this.world = new SimulatedWorld(seed);
    this.remember();
  }

  remember(): void {
    const { server } = this.world;
    const contents = this.#past.get(server.version) ?? new Set();
    this.#past.set(
      server.version,
      contents.add(contentOf([...server.flags].map(([key, { enabled }]) => [key, enabled]))),
    );
  }

  holds(version: number, content: string): boolean {
    return this.#past.get(version)?.has(content) === true;
  }

  write(): void {
    const { server, random } = this.world;
    const key = `flag-${Math.floor(random() * 4)}`;
    if (random() < 0.2 && server.flags.has(key)) server.remove(key);
    else server.put(aFlag({ key, enabled: random() < 0.5 }));
    this.remember();
  }

  backUp(): void {
    const { version, flags } = this.world.server;
    this.#backups.push({ version, flags: new Map(flags) });
  }

  restore(): void {
    const backup = this.#backups.pop();
    if (backup === undefined) return;
    this.restores += 1;
    this.world.server.kill();
    this.world.server.restore(backup.version, backup.flags);
    this.world.server.isUp = true;
    this.remember();
  }
}

const contentOf = (entries: readonly (readonly [string, unknown])[]): string =>
  entries
    .map(([key, value]) => `${key}=${value}`)
    .sort()
    .join(' ');

const faults: readonly ((story: Story) => void)[] = [
  (story) => story.write(),
  (story) => story.write(),
  (story) => story.write(),
  (story) => story.backUp(),
  (story) => story.restore(),
  ({ world }) => world.server.kill(),
  ({ world }) => calm(world),
  ({ world }) => world.server.streams.clear(),
  ({ world }) => world.server.statuses.set(world.random() < 0.5 ? stream : snapshot, { status: 500 }),
  ({ world }) => world.server.statuses.set(stream, { status: 503, headers: { 'retry-after': '3' } }),
  ({ world }) => {
    world.server.isMute = true;
  },
  ({ world }) => {
    world.server.announces = { afterMs: world.random() * 2_000 };
  },
  ({ world }) => {
    world.network.latencyMs = world.random() * 3_000;
  },
  ({ world }) => {
    world.network.handler = () => undefined;
  },
  ({ world }) => world.server.broadcast(frame('patch', { nonsense: true })),
  ({ world }) => world.server.broadcast('event: patch\ndata: {'),
  ({ world }) => world.server.broadcast(frame('bye', { afterMs: world.random() * 5_000 })),
  ({ world }) => world.clock.suspend(world.random() * 5 * minuteMs),
  (story) => {
    story.write();
    const last = story.world.server.lastPatch;
    for (let copy = 0; copy < 3 && last !== undefined; copy += 1) story.world.server.broadcast(patchFrame(last));
  },
];

function calm({ server, network }: SimulatedWorld): void {
  // No connection loses what was said first and brings what is said later.
  if (server.isMute) server.kill();
  server.isUp = true;
  server.isMute = false;
  server.announces = undefined;
  server.statuses.clear();
  network.latencyMs = 5;
  network.handler = server.handle;
}

describe('a client among faults', () => {
  it(`shows only states that the server had, goes back only with it, and arrives where it is (${seeds} seeds)`, {
    timeout: 30_000 + seeds * 500,
  }, () => {
    for (let seed = 1; seed <= seeds; seed += 1) {
      const story = new Story(seed);
      const { world } = story;
      const { client } = world.client();
      let version = 0;
      let returns = 0;
      client.on('change', (change) => {
        if (change.version < version) returns += 1;
        version = change.version;
        const shown = contentOf([...client.all('u1')].map(([key, { value }]) => [key, value]));
        expect(story.holds(version, shown), `seed ${seed}`).toBe(true);
      });
      for (let step = 0; step < 60; step += 1) {
        faults[Math.floor(world.random() * faults.length)]?.(story);
        world.clock.advance(world.random() * 20_000);
        expect(world.network.open.get(stream) ?? 0, `seed ${seed}`).toBeLessThanOrEqual(1);
        expect(world.network.open.get(snapshot) ?? 0, `seed ${seed}`).toBeLessThanOrEqual(1);
      }
      calm(world);
      world.clock.advance(6 * minuteMs);
      story.write();
      world.clock.advance(1_000);
      expect(client.evaluate('x', 'u1', 0), `seed ${seed}`).toMatchObject({
        version: world.server.version,
        source: 'stream',
        stale: false,
      });
      expect(returns, `seed ${seed}`).toBeLessThanOrEqual(story.restores);
    }
  });
});
