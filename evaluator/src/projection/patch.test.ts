import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffProjection, inOrder } from '../index.js';
import { aFlag, aRuleset, aSegment } from '../testing/builders.js';
import { someEnvironment } from '../testing/environments.js';
import { documentOf, documentOfEnvironment, load } from '../testing/projections.js';
import { type Projection, patchProjection } from './index.js';

/** As it would travel; undefined where there is nothing to tell. */
function patchBetween(before: Projection, after: Projection): unknown {
  const [left, right] = [before, after].map(({ flags }) => new Map(flags.map((flag) => [flag.key, flag])));
  const difference = left && right && diffProjection(left, right);
  if (difference === undefined) return undefined;
  const head = { format: 1, from: `${before.version}-d`, version: after.version, digest: 'd' };
  return JSON.parse(JSON.stringify({ ...head, ...difference }));
}

function patched(held: Projection, patch: unknown): Projection {
  const next = patchProjection(held, patch);
  if (next === undefined) throw new RangeError('The patch came to nothing.');
  return next;
}

/** As it would be kept. */
function kept(projection: Projection): unknown {
  return JSON.parse(JSON.stringify({ ...projection, flags: inOrder(projection.flags) }));
}

const users = Array.from({ length: 150 }, (_, index) => `user-${index}`);

function listing(values: readonly string[]) {
  const rules = [
    { id: 'r', conditions: [{ attribute: 'plan', operator: 'in' as const, values }], serve: { variant: 'on' } },
    { id: 's', conditions: [{ segment: 'staff' }], serve: { variant: 'on' } },
  ];
  const flag = aFlag({ clientVisible: true, rules, targets: [{ variant: 'on', by: 'userId', values }] });
  return aRuleset([flag], [aSegment({ key: 'staff', included: values, excluded: values })]);
}

describe('a patch for client keys', () => {
  it('leads to what projecting anew leads to', () => {
    fc.assert(
      fc.property(fc.array(someEnvironment, { minLength: 2, maxLength: 4 }), (environments) => {
        let document = documentOfEnvironment({ flags: [], segments: [], publicAttributes: new Set() }, 0);
        let held = load(document);
        for (const [place, environment] of environments.entries()) {
          const next = documentOfEnvironment(environment, place + 1);
          const patch = patchBetween(document, next);
          if (patch === undefined) continue;
          held = patched(held, patch);
          document = next;
          expect(kept(held)).toEqual(document);
        }
      }),
      { numRuns: 100 },
    );
  }, 60_000);

  it('carries of a long list what was added and removed, wherever the list stands', () => {
    const before = documentOf(listing(users));
    const after = documentOf(listing([...users.slice(1), 'somebody-else']), [], 2);
    const patch = patchBetween(before, after);
    expect(JSON.stringify(patch).length).toBeLessThan(1200);
    expect(kept(patched(load(before), patch))).toEqual(after);
  });

  it('is no patch where nothing changed', () => {
    expect(patchBetween(documentOf(listing(users)), documentOf(listing(users), [], 2))).toBeUndefined();
  });

  it('comes to nothing for another state, and where a list is not held', () => {
    const [before, after] = [documentOf(listing(users)), documentOf(listing(users.slice(1)), [], 2)];
    const patch = patchBetween(before, after);
    expect(patchProjection(load({ ...before, version: 7 }), patch)).toBeUndefined();
    expect(patchProjection(load({ ...before, flags: [] }), patch)).toBeUndefined();
  });

  it('takes a variant that looks like additions and removals for the value that it is', () => {
    const value = { added: ['x'], removed: ['y'] };
    const flag = aFlag({ kind: 'json', variants: { on: value, off: null }, clientVisible: true });
    const next = documentOf(aRuleset([flag]), [], 2);
    const empty = documentOf(aRuleset([]));
    expect(kept(patched(load(empty), patchBetween(empty, next)))).toEqual(next);
  });

  it('leaves the state that it was applied to as it was', () => {
    const [before, after] = [documentOf(listing(users)), documentOf(listing(users.slice(1)), [], 2)];
    const held = load(before);
    patched(held, patchBetween(before, after));
    expect(kept(held)).toEqual(before);
  });

  it.each<[string, object]>([
    ['format', { format: 2 }],
    ['version', { version: '2' }],
    ['digest', { digest: undefined }],
    ['flags', { flags: 7 }],
    ['flag', { flags: [null] }],
    ['removed', { removed: undefined }],
  ])('is unreadable with another %s', (_, given) => {
    const patch = { format: 1, from: '1-d', version: 2, digest: 'd', flags: [], removed: [], ...given };
    expect(patchProjection(load(documentOf(listing(users))), patch)).toBeUndefined();
  });
});
