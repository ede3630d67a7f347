import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { acceptedRelease } from '../../../testing/release-arbitraries.js';
import { type HistoryEntry, objectionsTo } from '../../../testing/release-history.js';
import { someHistory, turnsOf } from '../../../testing/release-simulation.js';

const start: HistoryEntry = { action: 'start', fromState: 'draft', toState: 'running', fromStage: null, toStage: 0 };
const advance: HistoryEntry = { action: 'advance', fromState: 'running', toState: 'running', fromStage: 0, toStage: 1 };
const plan: HistoryEntry = { ...start, action: 'plan', fromState: null, toState: 'draft', toStage: null };

describe('a history', () => {
  it('is sound where the machine made it', () => {
    fc.assert(
      fc.property(acceptedRelease, someHistory, (some, steps) => {
        expect(objectionsTo(turnsOf(some, steps).flatMap(({ entries }) => entries))).toEqual([]);
      }),
    );
  });

  it('may begin with its plan, or with its start', () => {
    expect(objectionsTo([plan, start, advance])).toEqual([]);
    expect(objectionsTo([start, advance])).toEqual([]);
  });

  it.each<[string, HistoryEntry[]]>([
    ['a transition is missing', [start, { ...advance, fromStage: 1, toStage: 2 }]],
    ['one was made twice', [start, advance, advance]],
    ['a stage was skipped', [start, { ...advance, toStage: 2 }]],
    ['what is paused goes on', [start, { ...advance, fromState: 'paused' }]],
    ['it leads where no event does', [start, { ...advance, toState: 'rolled-back' }]],
    ['nobody knows the action', [start, { ...advance, action: 'jump' }]],
    ['it begins in the middle', [{ ...plan, action: 'start' }]],
  ])('is objected to where %s', (_what, history) => {
    expect(objectionsTo(history)).not.toEqual([]);
  });
});
