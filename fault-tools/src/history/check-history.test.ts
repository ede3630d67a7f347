import { describe, expect, it } from 'vitest';
import { checkHistory, type FindingKind } from './check-history.js';
import type { Change, History, Life, Write } from './history.js';

const start = { version: 10, id: '10-start', values: { a: 0, b: 0 }, tokens: { a: 'a0', b: 'b0' } };

/** `a1`: the flag `a` gets the value 1 by the write `a1`. */
function changes(...tokens: readonly string[]): readonly Change[] {
  let from = start.id;
  return tokens.map((token, index) => {
    const version = start.version + index + 1;
    const id = `${version}-${tokens.slice(0, index + 1).join()}`;
    const change = { version, from, id, token, flag: token.charAt(0), value: Number(token.slice(1)) };
    from = id;
    return change;
  });
}

const aWrite = (token: string, more: Partial<Write> = {}): Write => ({
  token,
  flag: token.charAt(0),
  outcome: 'acknowledged',
  beganAtMs: 0,
  endedAtMs: 1_000,
  ...more,
});

const aLife = (...shown: readonly (readonly [version: number, a: number, b: number])[]): Life => ({
  name: 'one',
  isOver: false,
  complaints: [],
  shown: shown.map(([version, a, b]) => ({ version, values: { a, b } })),
});

const aHistory = (more: Partial<History> = {}): History => ({
  start,
  changes: changes('a1', 'b2'),
  leftBehind: [],
  audited: ['a1', 'b2'],
  writes: [aWrite('a1'), aWrite('b2')],
  lives: [aLife([10, 0, 0], [11, 1, 0], [12, 1, 2])],
  past: new Set(),
  ...more,
});

const kinds = (more: Partial<History>): readonly FindingKind[] => checkHistory(aHistory(more)).map(({ kind }) => kind);

describe('a history', () => {
  it.each<[string, Partial<History>]>([
    ['in which all went well', {}],
    ['in which a client skips versions', { lives: [aLife([10, 0, 0], [12, 1, 2])] }],
    [
      'in which a write that nobody heard of was done',
      { writes: [aWrite('a1'), aWrite('b2', { outcome: 'unknown' })] },
    ],
    ['in which one was not done', { writes: [aWrite('a1'), aWrite('b2'), aWrite('b3', { outcome: 'unknown' })] }],
    ['in which one was refused', { writes: [aWrite('a1'), aWrite('b2'), aWrite('b3', { outcome: 'refused' })] }],
    ['in which one follows on what it was to', { writes: [aWrite('a1', { basis: 'a0' }), aWrite('b2')] }],
    ['in which a client was killed before it arrived', { lives: [{ ...aLife([10, 0, 0]), isOver: true }] }],
    [
      'in which clients come back from what was lost unacknowledged',
      {
        leftBehind: [changes('a1', 'a7', 'a8')],
        writes: [
          aWrite('a1'),
          aWrite('b2'),
          aWrite('a7', { outcome: 'unknown' }),
          aWrite('a8', { outcome: 'unknown' }),
        ],
        lives: [aLife([11, 1, 0], [12, 7, 0], [13, 8, 0], [11, 1, 0], [12, 1, 2]), aLife([12, 7, 0], [12, 1, 2])],
      },
    ],
    ['in which a client shows the past', { lives: [aLife([9, 5, 5], [12, 1, 2])], past: new Set(['9 a=5 b=5']) }],
  ])('%s is let through', (_name, more) => {
    expect(checkHistory(aHistory(more))).toEqual([]);
  });

  it.each<[string, FindingKind, Partial<History>]>([
    ['what was acknowledged is gone', 'lost', { writes: [aWrite('a1'), aWrite('b2'), aWrite('b3')] }],
    [
      'what was acknowledged is with the primary alone that was left behind',
      'lost',
      { leftBehind: [changes('a1', 'b3')], writes: [aWrite('a1'), aWrite('b2'), aWrite('b3')] },
    ],
    ['something was done twice', 'doubled', { changes: changes('a1', 'a1'), audited: ['a1', 'a1'], lives: [] }],
    ['something refused was done', 'doubled', { writes: [aWrite('a1', { outcome: 'refused' }), aWrite('b2')] }],
    [
      'something came before what was acknowledged when it began',
      'reordered',
      { writes: [aWrite('a1', { beganAtMs: 2_000, endedAtMs: 3_000 }), aWrite('b2')] },
    ],
    ['a change came in between', 'overwritten', { writes: [aWrite('a1', { basis: 'a9' }), aWrite('b2')] }],
    ['a version is missing', 'gap', { changes: changes('a1', 'b2').slice(1), writes: [aWrite('b2')], audited: ['b2'] }],
    ['a change is not audited', 'unaudited', { audited: ['a1'] }],
    ['the audit log has another order', 'unaudited', { audited: ['b2', 'a1'] }],
    ['the audit log knows of more', 'unaudited', { audited: ['a1', 'b2', 'b3'] }],
    ['an answer names another state', 'foreign', { writes: [aWrite('a1', { id: '11-other' }), aWrite('b2')] }],
    ['nobody made a change', 'foreign', { writes: [aWrite('a1')] }],
    ['a client shows what never was', 'foreign', { lives: [aLife([11, 7, 0], [12, 1, 2])] }],
    ['a client mixes two states', 'foreign', { lives: [aLife([11, 0, 2], [12, 1, 2])] }],
    ['a client goes back', 'regressed', { lives: [aLife([11, 1, 0], [10, 0, 0], [12, 1, 2])] }],
    [
      'a client goes over to a history that is lost',
      'regressed',
      { leftBehind: [changes('a1', 'a7')], lives: [aLife([12, 1, 2], [12, 7, 0], [12, 1, 2])] },
    ],
    ['a client stays behind', 'diverged', { lives: [aLife([11, 1, 0])] }],
    ['a client shows nothing', 'diverged', { lives: [aLife()] }],
    ['a client complains', 'complained', { lives: [{ ...aLife([12, 1, 2]), complaints: ['it threw'] }] }],
  ])('is refused where %s', (_name, kind, more) => {
    expect(kinds(more)).toContain(kind);
  });
});
