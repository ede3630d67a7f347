import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffProjection } from '../index.js';
import { aFlag, aRuleset, aSegment } from '../testing/builders.js';
import { someEnvironment } from '../testing/environments.js';
import { documentOf, documentOfEnvironment, load } from '../testing/projections.js';
import { loadProjection, type Projection, patchProjection, projectionDocument } from './index.js';
import type { ClientFlag, ClientSegment } from './model.js';

interface Document {
  readonly version: number;
  readonly flags: readonly ClientFlag[];
  readonly segments: readonly ClientSegment[];
}

function partsOf({ flags, segments }: Document) {
  return {
    flags: new Map(flags.map((flag) => [flag.key, flag])),
    segments: new Map(segments.map((segment) => [segment.key, segment])),
  };
}

/** As it would travel; undefined where there is nothing to tell. */
function patchBetween(before: unknown, after: unknown): unknown {
  const [left, right] = [before as Document, after as Document];
  const difference = diffProjection(partsOf(left), partsOf(right));
  if (difference === undefined) return undefined;
  const head = { format: 1, from: `${left.version}-d`, version: right.version, digest: 'd' };
  return JSON.parse(JSON.stringify({ ...head, ...difference }));
}

function patched(held: Projection, patch: unknown): Projection {
  const next = patchProjection(held, patch);
  if (next === undefined || next === 'gap') throw new RangeError(`The patch came to ${next}.`);
  return next;
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
          expect(projectionDocument(held)).toEqual(document);
        }
      }),
      { numRuns: 100 },
    );
  }, 60_000);

  it('carries of a long list what was added and removed, wherever the list stands', () => {
    const before = documentOf(listing(users));
    const after = documentOf(listing([...users.slice(1), 'somebody-else']), [], 2);
    const patch = patchBetween(before, after);
    expect(JSON.stringify(patch).length).toBeLessThan(1000);
    expect(projectionDocument(patched(load(before), patch))).toEqual(after);
  });

  it('is no patch where nothing changed', () => {
    expect(patchBetween(documentOf(listing(users)), documentOf(listing(users), [], 2))).toBeUndefined();
  });

  it('is a gap for another state, and where a list is not held', () => {
    const [before, after] = [documentOf(listing(users)), documentOf(listing(users.slice(1)), [], 2)];
    const patch = patchBetween(before, after);
    expect(patchProjection(load({ ...(before as Document), version: 7 }), patch)).toBe('gap');
    expect(patchProjection(load({ ...(before as Document), flags: [] }), patch)).toBe('gap');
  });

  it('is a gap where it changes a list of a flag that was set aside', () => {
    const before = documentOf(listing(users)) as Document;
    const broken = { ...before, flags: before.flags.map((flag) => ({ ...flag, fallthrough: { by: 'magic' } })) };
    const held = load(broken, load(before));
    const patch = patchBetween(before, documentOf(listing(users.slice(1)), [], 2));
    expect(patchProjection(held, patch)).toBe('gap');
    expect(patchProjection(load(projectionDocument(held)), patch)).toBe('gap');
  });

  it('takes a variant that looks like additions and removals for the value that it is', () => {
    const value = { added: ['x'], removed: ['y'] };
    const flag = aFlag({ kind: 'json', variants: { on: value, off: null }, clientVisible: true });
    const next = documentOf(aRuleset([flag]), [], 2);
    expect(
      projectionDocument(patched(load(documentOf(aRuleset([]))), patchBetween(documentOf(aRuleset([])), next))),
    ).toEqual(next);
  });

  it('leaves the state that it was applied to as it was', () => {
    const [before, after] = [documentOf(listing(users)), documentOf(listing(users.slice(1)), [], 2)];
    const held = load(before);
    patched(held, patchBetween(before, after));
    expect(projectionDocument(held)).toEqual(before);
  });

  it.each<[string, object]>([
    ['format', { format: 2 }],
    ['version', { version: '2' }],
    ['digest', { digest: undefined }],
    ['flags', { flags: 'abc' }],
    ['segments', { segments: {} }],
    ['removed', { removed: undefined }],
    ['removed flags', { removed: { flags: 'flag', segments: [] } }],
  ])('is malformed with another %s', (_, given) => {
    const empty = { flags: [], segments: [], removed: { flags: [], segments: [] } };
    const patch = { format: 1, from: '1-d', version: 2, digest: 'd', ...empty, ...given };
    expect(patchProjection(load(documentOf(listing(users))), patch)).toBeUndefined();
  });

  it('is malformed where it cannot be written', () => {
    const cyclic: Record<string, unknown> = {
      format: 1,
      from: '1-d',
      version: 2,
      digest: 'd',
      flags: [],
      segments: [],
    };
    cyclic['removed'] = { flags: [], segments: [], cyclic };
    expect(patchProjection(load(documentOf(listing(users))), cyclic)).toBeUndefined();
    expect(loadProjection({ ...(documentOf(listing(users)) as object), cyclic })).toBeUndefined();
  });
});
