import type { ClientFlag } from '@guidon/evaluator/projection';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aChainedServer, type ChainedServer, configOf, ruleOn } from '../testing/a-chained-server.js';
import { contentOf } from '../testing/client-chain.js';

let server: ChainedServer;

beforeAll(async () => {
  server = await aChainedServer();
});
afterAll(() => server.close());

describe('a segment of what client keys see', () => {
  it('comes with the first flag that names it, and goes with the last', async () => {
    await server.call('POST', '/segments', { key: 'shared', included: ['u1'] });
    await server.aFlag('first');
    await server.aFlag('second');
    const named = ruleOn({ segment: 'shared' });
    const segmentsIn = async (edit: () => Promise<unknown>) => {
      const [patch] = await server.patchesOf(edit);
      const isSegment = (key: string) => key.startsWith('#');
      const keys = (patch?.flags ?? []).map(({ key }: ClientFlag) => key);
      return [keys.filter(isSegment).length, (patch?.removed ?? []).filter(isSegment).length];
    };
    expect(await segmentsIn(() => server.call('PATCH', configOf('first'), { enabled: true, ...named }))).toEqual([
      1, 0,
    ]);
    expect(await segmentsIn(() => server.call('PATCH', configOf('second'), { enabled: true, ...named }))).toEqual([
      0, 0,
    ]);
    expect(await segmentsIn(() => server.call('PATCH', '/segments/shared', { included: ['u2'] }))).toEqual([1, 0]);
    expect(await segmentsIn(() => server.call('DELETE', '/flags/first'))).toEqual([0, 0]);
    expect(await segmentsIn(() => server.call('PATCH', '/flags/second', { clientVisible: false }))).toEqual([0, 1]);
  });

  it('takes its flags to the server when it compares what is not public, and back', async () => {
    await server.call('POST', '/segments', { key: 'turning' });
    await server.aFlag('turned');
    await server.call('PATCH', configOf('turned'), { enabled: true, ...ruleOn({ segment: 'turning' }) });
    const rules = [[{ attribute: 'email', operator: 'endsWith', values: ['@acme.test'] }]];
    const [away] = await server.patchesOf(() => server.call('PATCH', '/segments/turning', { rules }));
    expect(away.flags).toEqual([{ key: 'turned', server: true }]);
    expect(away.removed).toEqual([expect.stringMatching(/^#[0-9a-f]{32}$/)]);
    // What a node remembers of a flag must know of its segments too, also where it learnt it from an edit of nothing.
    for (const first of [true, false]) {
      await server.call('PATCH', '/segments/turning', { included: [`${first}`] });
      const toggled = await server.patchesOf(async () => {
        for (const enabled of [first, false, true])
          await server.call('PUT', `${configOf('turned')}/enabled`, { enabled });
      });
      expect(toggled).toMatchObject([
        { flags: [{ steps: [{ reason: 'DISABLED' }] }] },
        { flags: [{ key: 'turned', server: true }] },
      ]);
    }
    const [back] = await server.patchesOf(() => server.call('PATCH', '/segments/turning', { rules: [] }));
    expect(back.flags.map(({ key }: ClientFlag) => key)).toEqual(['turned', ...away.removed]);
  });
});

describe('a flag of what client keys see', () => {
  it('comes and goes with its visibility, and with its life', async () => {
    await server.aFlag('living', { clientVisible: false });
    await server.call('PUT', `${configOf('living')}/enabled`, { enabled: true });
    expect((await server.chain.projected('production')).map(({ key }) => key)).not.toContain('living');
    const steps = [
      () => server.call('PATCH', '/flags/living', { clientVisible: true }),
      () => server.call('DELETE', '/flags/living'),
      () => server.call('POST', '/flags/living/restore'),
      () => server.call('PATCH', '/flags/living', { clientVisible: false }),
    ];
    const made = [];
    for (const step of steps) made.push(...(await server.patchesOf(step)));
    expect(made).toMatchObject([
      { flags: [{ key: 'living', steps: [{ reason: 'FALLTHROUGH' }] }] },
      { flags: [], removed: ['living'] },
      { flags: [{ key: 'living', steps: [{ reason: 'DISABLED' }] }] },
      { flags: [], removed: ['living'] },
    ]);
  });

  it('stands in a new environment from the start', async () => {
    await server.call('POST', '/environments', { key: 'canary' });
    const { clientVersion, clientBytes } = await server.chain.head('canary');
    const flags = await server.chain.projected('canary');
    expect([clientVersion, flags.length > 0]).toEqual([1, true]);
    expect(clientBytes).toBe(flags.reduce((size, flag) => size + JSON.stringify(flag).length, 0));
    expect((await server.chain.head('canary')).clientSalt).not.toBe((await server.chain.head('production')).clientSalt);
  });

  it('that another program has spoilt is told of again, whatever clients hold of it', async () => {
    await server.aFlag('spoilt');
    await server.call('PUT', `${configOf('spoilt')}/enabled`, { enabled: true });
    await server.sql`update flag_configs set fallthrough = '5' where flag_id = (select id from flags where key = 'spoilt')`;
    const [patch] = await server.patchesOf(() => server.call('DELETE', '/flags/spoilt'));
    expect(patch.removed).toEqual(['spoilt']);
  });
});

describe('a segment that another program has spoilt', () => {
  it('is as good as unknown, and stops no edit', async () => {
    await server.call('POST', '/segments', { key: 'spoilt-segment' });
    await server.aFlag('upon-spoilt');
    await server.call('PATCH', configOf('upon-spoilt'), { enabled: true, ...ruleOn({ segment: 'spoilt-segment' }) });
    await server.sql`update segments set rules = '5' where key = 'spoilt-segment'`;
    for (const enabled of [false, true]) await server.call('PUT', `${configOf('upon-spoilt')}/enabled`, { enabled });
    await server.call('PATCH', configOf('upon-spoilt'), { offVariant: 'on' });
    const [patch] = await server.patchesOf(() => server.call('PATCH', '/segments/spoilt-segment', { rules: [] }));
    expect(patch.flags).toEqual([expect.objectContaining({ key: expect.stringMatching(/^#/) })]);
  });
});

describe('a release that knows no projection', () => {
  it('writes past the chain: the next write leads to where nobody is held up, with the size as it is', async () => {
    await server.aFlag('upgraded');
    await server.call('PUT', `${configOf('upgraded')}/enabled`, { enabled: true });
    const held = await server.chain.load('production');
    const { environmentId } = await server.chain.head('production');
    await server.sql`update flag_configs set enabled = false where flag_id = (select id from flags where key = 'upgraded')`;
    await server.sql`update environments set version = version + 1, digest = '0123456789abcdef', client_bytes = 0 where id = ${environmentId}`;
    await server.sql`
      insert into environment_changes (environment_id, version, digest, patch)
      select id, version, digest, '{}' from environments where id = ${environmentId}`;
    await server.aFlag('after-upgrade');
    await expect(server.chain.follow('production', held)).rejects.toThrow('gap');
    const flags = await server.chain.projected('production');
    const bytes = flags.reduce((size, part) => size + Buffer.byteLength(JSON.stringify(part)), 0);
    expect((await server.chain.head('production')).clientBytes).toBe(bytes);
    const start = await server.chain.load('production');
    await server.call('PUT', `${configOf('upgraded')}/enabled`, { enabled: true });
    expect(contentOf(await server.chain.follow('production', start))).toEqual(
      contentOf(await server.chain.load('production')),
    );
  });
});
