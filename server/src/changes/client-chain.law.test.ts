import { stateId } from '@guidon/evaluator/projection';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aChainedServer, type ChainedServer, configOf, ruleOn } from '../testing/a-chained-server.js';
import { contentOf } from '../testing/client-chain.js';

let server: ChainedServer;

beforeAll(async () => {
  server = await aChainedServer();
});
afterAll(() => server.close());

describe('whatever is written', () => {
  it('the patches lead from any projection to the one that is made anew', async () => {
    await server.aFlag('base');
    await server.aFlag('upper');
    for (const key of ['s1', 's2']) await server.call('POST', '/segments', { key });
    const lists = fc.uniqueArray(fc.nat({ max: 400 }).map(String), { maxLength: 250, size: 'max' });
    const condition = fc.oneof(
      fc.constantFrom('s1', 's2').map((segment) => ({ segment })),
      lists.map((values) => ({ attribute: 'plan', operator: 'in', values })),
      fc.constantFrom('plan', 'email').map((attribute) => ({ attribute, operator: 'startsWith', values: ['x'] })),
    );
    const segmentRules = fc.array(
      fc.constantFrom('plan', 'email').map((attribute) => [{ attribute, operator: 'contains', values: ['x'] }]),
      { maxLength: 1 },
    );
    const config = fc.record(
      {
        enabled: fc.boolean(),
        targets: lists.map((values) => [{ variant: 'on', by: 'userId', values }]),
        prerequisites: fc.subarray([{ flag: 'base', variants: ['on'] }]),
        rules: fc
          .array(fc.array(condition, { minLength: 1, maxLength: 2 }), { maxLength: 2 })
          .map((rules) => rules.map((conditions) => ({ conditions, serve: { variant: 'off' } }))),
      },
      { requiredKeys: [] },
    );
    const flag = fc.constantFrom('base', 'upper');
    const segment = fc.constantFrom('s1', 's2');
    const naming = (key: string) => ruleOn({ segment: key }).rules;
    const write = fc.oneof(
      {
        weight: 3,
        arbitrary: fc.tuple(flag, config).map(([key, body]) => ['PATCH', configOf(key, 'staging'), body] as const),
      },
      {
        weight: 2,
        arbitrary: fc
          .tuple(segment, segmentRules)
          .map(([key, rules]) => ['PATCH', `/segments/${key}`, { rules }] as const),
      },
      fc.tuple(segment, lists).map(([key, included]) => ['PATCH', `/segments/${key}`, { included }] as const),
      fc
        .tuple(flag, segment)
        .map(([key, named]) => ['PATCH', configOf(key, 'staging'), { rules: naming(named) }] as const),
      fc
        .tuple(flag, fc.boolean())
        .map(([key, enabled]) => ['PUT', `${configOf(key, 'staging')}/enabled`, { enabled }] as const),
      fc
        .nat({ max: 100 })
        .map((percentage) => ['PUT', `${configOf('base', 'staging')}/percentage`, { percentage }] as const),
      fc
        .tuple(flag, fc.boolean())
        .map(([key, clientVisible]) => ['PATCH', `/flags/${key}`, { clientVisible }] as const),
      flag.map((key) => ['DELETE', `/flags/${key}`, undefined] as const),
      flag.map((key) => ['POST', `/flags/${key}/restore`, undefined] as const),
      fc.subarray(['plan', 'email']).map((publicAttributes) => ['PATCH', '', { publicAttributes }] as const),
    );
    /** Whatever the run before has left: both flags are seen, on, and name the same segment. */
    const begin = async () => {
      for (const key of ['base', 'upper']) {
        await server.call('POST', `/flags/${key}/restore`);
        await server.call('PATCH', `/flags/${key}`, { clientVisible: true });
        const body = { enabled: true, targets: [], prerequisites: [], rules: naming('s1') };
        await server.call('PATCH', configOf(key, 'staging'), body);
      }
      await server.call('PATCH', '/segments/s1', { rules: [] });
    };
    await fc.assert(
      fc.asyncProperty(fc.array(write, { minLength: 1, maxLength: 8 }), async (writes) => {
        await begin();
        const start = await server.chain.load('staging');
        for (const [method, path, body] of writes) {
          const answer = await server.ask(method, path, body);
          expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(500);
        }
        const end = await server.chain.follow('staging', start);
        const anew = await server.chain.load('staging');
        expect(stateId(end)).toBe(stateId(anew));
        expect(contentOf(end)).toEqual(contentOf(anew));
        const flags = await server.chain.projected('staging');
        const bytes = flags.reduce((size, part) => size + Buffer.byteLength(JSON.stringify(part)), 0);
        expect((await server.chain.head('staging')).clientBytes).toBe(bytes);
      }),
      { numRuns: 25 },
    );
  });
});
