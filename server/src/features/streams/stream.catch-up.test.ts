import { describe, expect, it } from 'vitest';
import {
  askSpreadOf,
  joinFrames,
  planAfter,
  planFor,
  refetchFor,
  type StreamedState,
  snapshotFrames,
  spreadOf,
} from './stream.catch-up.js';

type Since = StreamedState['since'];

function aState(since: Since = () => ({ kind: 'unknown' }), text = '{}'): StreamedState {
  const body = { text };
  return { id: '7-d7', version: 7, since, body: () => body };
}

const frames = (...texts: string[]) => texts.map((text) => Buffer.from(text));

describe('the plan for a newcomer', () => {
  it('is the whole where it names no state', () => {
    expect(planFor(aState(), undefined)).toEqual({ kind: 'whole', reset: false });
  });

  it('is nothing where it is current, and what is missing where that is at hand', () => {
    expect(
      planFor(
        aState(() => ({ kind: 'current' })),
        '7-d7',
      ),
    ).toEqual({ kind: 'send', bytes: undefined });
    const state = aState(() => ({ kind: 'frames', frames: frames('a', 'b') }));
    expect(planFor(state, '5-d5')).toEqual({ kind: 'send', bytes: Buffer.from('ab') });
  });

  it('is to ask where the state is not known', () => {
    expect(planFor(aState(), '5-d5')).toEqual({ kind: 'ask' });
  });

  it('is the whole where what is missing would fill its buffer', () => {
    const state = aState(() => ({
      kind: 'frames',
      frames: [Buffer.alloc(60_000), Buffer.alloc(60_000), Buffer.alloc(60_000)],
    }));
    expect(planFor(state, '5-d5')).toEqual({ kind: 'whole', reset: false });
  });
});

describe('the plan once the primary was asked', () => {
  it('goes on where the primary ended, whatever came meanwhile', () => {
    const state = aState((id) => (id === '6-d6' ? { kind: 'frames', frames: frames('7') } : { kind: 'unknown' }));
    expect(planAfter(state, { kind: 'frames', frames: frames('5', '6'), id: '6-d6' })).toEqual({
      kind: 'send',
      bytes: Buffer.from('567'),
    });
    expect(planAfter(state, { kind: 'frames', frames: frames('5'), id: '5-d5' })).toEqual({
      kind: 'whole',
      reset: false,
    });
  });

  it('takes back only whose state never was', () => {
    expect(planAfter(aState(), { kind: 'unknown' })).toEqual({ kind: 'whole', reset: true });
    expect(planAfter(aState(), { kind: 'too-large' })).toEqual({ kind: 'whole', reset: false });
    expect(planAfter(aState(), { kind: 'unreachable' })).toBeUndefined();
  });
});

describe('the frames', () => {
  it('join unless one is missing or they are too many', () => {
    expect(joinFrames(frames('a', 'b'))).toEqual(Buffer.from('ab'));
    expect(joinFrames([Buffer.from('a'), undefined])).toBeUndefined();
    expect(joinFrames([Buffer.alloc(100_000), Buffer.alloc(100_000)])).toBeUndefined();
  });

  it('of a snapshot are made once, and not at all of a large one', () => {
    const frameOf = snapshotFrames();
    const state = aState();
    expect(frameOf(state, false)?.toString()).toBe('id: 7-d7\nevent: snapshot\ndata: {}\n\n');
    expect(frameOf(state, false)).toBe(frameOf(state, false));
    expect(frameOf(aState(undefined, 'ü'.repeat(40_000)), false)).toBeUndefined();
    expect(frameOf(aState(undefined, 'x'.repeat(70_000)), false)).toBeUndefined();
  });

  it('that ask to fetch spread a crowd over the time that it takes to be let in', () => {
    expect(spreadOf(10_000, 400)).toBe(25_000);
    expect(spreadOf(3, 400)).toBe(1_000);
    expect(askSpreadOf(10_000, 400)).toBe(5_000);
    expect(askSpreadOf(3, 400)).toBe(1);
    expect(refetchFor(aState(), true, 1_000, () => 0.5).toString()).toContain(
      '{"id":"7-d7","version":7,"afterMs":500,"reset":true}',
    );
  });
});
