import type { Flag } from '@guidon/evaluator';
import { describe, expect, it } from 'vitest';
import { type Mode, SimulatedSite } from './test-support/simulated-page.js';
import { aClientFlag, aServerFlag, frame, paths } from './test-support/simulated-server.js';

const seeds = Number(process.env['GUIDON_TEST_SEEDS'] ?? 100);
const minuteMs = 60_000;
const contexts = [{ userId: 'u1', plan: 'pro' }, { userId: 'u2' }, {}];

/** A server, and whom the page is for. */
class Story {
  readonly site: SimulatedSite;
  restores = 0;
  context: object = contexts[0] ?? {};
  readonly #backups: { version: number; flags: ReadonlyMap<string, Flag> }[] = [];

  constructor(seed: number) {
    this.site = new SimulatedSite(seed);
  }

  shownBy(context: object): string {
    return contentOf(Object.entries(this.site.server.answer(context).flags).map(([key, { value }]) => [key, value]));
  }

  write(): void {
    const { server, random } = this.site;
    const key = `flag-${Math.floor(random() * 4)}`;
    if (random() < 0.2 && server.flags.has(key)) server.remove(key);
    else server.put((random() < 0.3 ? aServerFlag : aClientFlag)({ key, enabled: random() < 0.7 }));
  }

  backUp(): void {
    const { state, flags } = this.site.server;
    this.#backups.push({ version: state.version, flags: new Map(flags) });
  }

  restore(): void {
    const backup = this.#backups.pop();
    if (backup === undefined) return;
    this.restores += 1;
    this.site.server.kill();
    this.site.server.restore(backup.version, backup.flags);
    this.site.server.isUp = true;
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
  ({ site }) => site.server.kill(),
  ({ site }) => calm(site),
  ({ site }) => site.server.local.clear(),
  ({ site }) => site.server.remote.clear(),
  ({ site }) => {
    const places = Object.values(paths);
    site.server.statuses.set(places[Math.floor(site.random() * places.length)] ?? '', { status: 500 });
  },
  ({ site }) => site.server.statuses.set(paths.stream, { status: 503, headers: { 'retry-after': '3' } }),
  ({ site }) => {
    site.server.isMute = true;
  },
  ({ site }) => {
    site.server.announces = { afterMs: site.random() * 2_000 };
  },
  ({ site }) => {
    site.network.latencyMs = site.random() * 3_000;
  },
  ({ site }) => {
    site.network.handler = () => undefined;
  },
  ({ site }) => {
    site.network.handler = (exchange) =>
      exchange.answer(200, { 'content-type': 'text/event-stream' }, '<html>\n\n{"a":1}');
  },
  ({ site }) => site.server.broadcast(frame('patch', { nonsense: true })),
  ({ site }) => site.server.broadcast(frame('changed', { id: 7, flags: { x: 1 }, afterMs: 'soon' })),
  ({ site }) => site.server.broadcast('event: patch\ndata: {'),
  ({ site }) => site.server.broadcast(frame('bye', { afterMs: site.random() * 5_000 })),
  ({ site }) => site.clock.suspend(site.random() * 5 * minuteMs),
  (story) => {
    story.write();
    for (let copy = 0; copy < 3; copy += 1) {
      story.site.server.broadcast(`event: patch\ndata: ${story.site.server.lastPatch}\n\n`);
    }
  },
];

function calm({ server, network }: SimulatedSite): void {
  // No connection loses what was said first and brings what is said later.
  if (server.isMute) server.kill();
  server.isUp = true;
  server.isMute = false;
  server.announces = undefined;
  server.statuses.clear();
  network.latencyMs = 5;
  network.handler = server.handle;
}

async function play(mode: Mode, seed: number): Promise<void> {
  const story = new Story(seed);
  const { site } = story;
  const { client } = site.client(mode, { context: story.context as never });
  let version = 0;
  let returns = 0;
  client.on('change', (change) => {
    // Nothing is known of a context that nobody has decided for.
    if (change.version === 0) return;
    if (change.version < version) returns += 1;
    version = change.version;
  });
  for (let step = 0; step < 60; step += 1) {
    if (site.random() < 0.05) {
      story.context = contexts[Math.floor(site.random() * contexts.length)] ?? {};
      void client.identify({ anonymousId: 'a', ...story.context });
    } else faults[Math.floor(site.random() * faults.length)]?.(story);
    await site.pass(site.random() * 20_000);
    for (const path of Object.values(paths)) {
      expect(site.network.open.get(path) ?? 0, `seed ${seed}, ${path}`).toBeLessThanOrEqual(1);
    }
    for (const [key, { value }] of client.all()) expect([key, typeof value]).toEqual([key, 'boolean']);
  }
  calm(site);
  await site.pass(6 * minuteMs);
  story.write();
  await site.pass(5_000);
  const shown = contentOf([...client.all()].map(([key, { value }]) => [key, value]));
  expect(shown, `seed ${seed}`).toBe(story.shownBy(story.context));
  expect(client.evaluate('x', 0), `seed ${seed}`).toMatchObject({ source: 'stream', stale: false });
  expect(returns, `seed ${seed}`).toBeLessThanOrEqual(story.restores);
  await client.close();
}

describe('a page among faults', () => {
  it.each(['local', 'remote'] as const)(
    `arrives where its server is (%s, ${seeds} seeds)`,
    async (mode) => {
      for (let seed = 1; seed <= seeds; seed += 1) await play(mode, seed);
    },
    600_000,
  );
});
