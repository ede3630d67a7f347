import { stateId } from '@guidon/evaluator/projection';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aChainedServer, type ChainedServer, configOf, ruleOn } from '../testing/a-chained-server.js';
import { contentOf } from '../testing/client-chain.js';
import { digestAfter } from './change.digest.js';

let server: ChainedServer;

beforeAll(async () => {
  server = await aChainedServer();
});
afterAll(() => server.close());

describe('the chain of what client keys see', () => {
  it('moves where they see a difference, to the version of the environment and a digest of its own', async () => {
    const before = await server.chain.head('production');
    await server.aFlag('moving');
    const [made] = await server.patchesOf(() => server.call('PUT', `${configOf('moving')}/enabled`, { enabled: true }));
    const after = await server.chain.head('production');
    expect(made).toMatchObject({
      format: 1,
      version: after.version,
      flags: [{ key: 'moving', variants: [['on', true]], steps: [{ serve: 0, reason: 'FALLTHROUGH' }] }],
      removed: [],
    });
    const { digest, ...content } = made;
    expect(digestAfter(content.from.split('-')[1], content)).toBe(digest);
    expect([after.clientVersion, after.clientDigest]).toEqual([after.version, digest]);
    expect(before.clientDigest).not.toBe(after.clientDigest);
  });

  it('stays where they see none', async () => {
    await server.aFlag('hidden', { clientVisible: false });
    await server.aFlag('off');
    const before = await server.chain.head('production');
    const patches = await server.patchesOf(async () => {
      await server.call('PUT', `${configOf('hidden')}/enabled`, { enabled: true });
      await server.call('PUT', `${configOf('hidden')}/percentage`, { percentage: 5 });
      await server.call('PUT', `${configOf('off')}/percentage`, { percentage: 5 });
      await server.call('PUT', `${configOf('off')}/whitelist/u1`);
      await server.call('POST', '/segments', { key: 'unnamed', included: ['u1'] });
      await server.call('PATCH', '/flags/off', { description: 'Why' });
    });
    expect(patches).toEqual([]);
    const after = await server.chain.head('production');
    expect(after.version).toBe(before.version + 5);
    expect({ ...after, version: before.version }).toEqual(before);
  });

  it('has no broken link after many parallel writers', async () => {
    const keys = ['one', 'two', 'three'];
    for (const key of keys) await server.aFlag(key);
    const start = await server.chain.load('production');
    const writes = Array.from({ length: 60 }, (_, index) => {
      const key = keys[index % keys.length] ?? '';
      if (index % 7 === 0) return server.call('PUT', `${configOf(key)}/enabled`, { enabled: index % 2 === 0 });
      return server.call('PUT', `${configOf(key)}/percentage`, { percentage: index });
    });
    await Promise.all(writes);
    const end = await server.chain.follow('production', start);
    const { clientVersion, clientDigest } = await server.chain.head('production');
    expect(stateId(end)).toBe(`${clientVersion}-${clientDigest}`);
    expect(contentOf(end)).toEqual(contentOf(await server.chain.load('production')));
  });

  it('sends a long list as what was added and removed', async () => {
    await server.aFlag('listed');
    const values = Array.from({ length: 300 }, (_, index) => `user-${index}`);
    const targets = [{ variant: 'on', by: 'userId', values }];
    await server.call('PATCH', configOf('listed'), { enabled: true, targets });
    const start = await server.chain.load('production');
    const [patch] = await server.patchesOf(() => server.call('PUT', `${configOf('listed')}/whitelist/user-300`));
    expect(patch.flags[0].steps[0].if[0].values).toEqual({
      added: [expect.stringMatching(/^[0-9a-f]{32}$/)],
      removed: [],
    });
    expect(contentOf(await server.chain.follow('production', start))).toEqual(
      contentOf(await server.chain.load('production')),
    );
  });

  it('names nobody', async () => {
    await server.call('POST', '/segments', { key: 'acme-corp', by: 'email', included: ['jane@acme.test'] });
    await server.aFlag('discreet', { description: 'For Jane of Acme', tags: ['acme'] });
    const patches = await server.patchesOf(() =>
      server.call('PATCH', configOf('discreet'), {
        enabled: true,
        targets: [{ variant: 'on', by: 'email', values: ['jane@acme.test'] }],
        ...ruleOn({ attribute: 'email', operator: 'in', values: ['joe@acme.test'] }, { segment: 'acme-corp' }),
      }),
    );
    expect(patches).toHaveLength(1);
    expect(patches[0].flags).toHaveLength(2);
    expect(JSON.stringify(patches)).not.toMatch(/acme|jane|joe/i);
  });
});
