import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Audience, type HubDeps, type Sink, StreamHub } from './stream.hub.js';

class FakeSink implements Sink {
  readonly written: string[] = [];
  writableLength = 0;
  isEnded = false;
  isDestroyed = false;
  isReading = true;

  write(bytes: Uint8Array): void {
    this.written.push(Buffer.from(bytes).toString());
    if (!this.isReading) this.writableLength += bytes.length;
  }
  end(): void {
    this.isEnded = true;
  }
  destroy(): void {
    this.isDestroyed = true;
  }
}

function aHub(more: Partial<HubDeps> = {}) {
  const clock = { ms: 0 };
  const gone: string[] = [];
  const cuts: string[] = [];
  const hub = new StreamHub({
    now: () => clock.ms,
    heartbeat: Buffer.from(':\n\n'),
    limits: { maxWaitingBytes: 1_000, maxWaitingMs: 30_000, heartbeatMs: 15_000 },
    onGone: ({ keyId }) => gone.push(keyId),
    onCut: (reason) => cuts.push(reason),
    ...more,
  });
  const tick = (times = 1) => {
    for (let time = 0; time < times; time += 1) {
      clock.ms += 1_000;
      hub.tick();
    }
  };
  const open = (keyId = 'k', environmentId = 1, audience: Audience = 'server') => {
    const sink = new FakeSink();
    return { sink, subscriber: hub.open({ environmentId, audience, keyId, label: '1 node', sink }) };
  };
  return { hub, open, tick, gone, cuts };
}

describe('the hub', () => {
  it('sends what is broadcast to all of an audience who have joined the environment, and to nobody else', () => {
    const { hub, open } = aHub();
    const [joined, waiting, elsewhere, local] = [open(), open(), open('k', 2), open('k', 1, 'local')];
    for (const { subscriber } of [joined, elsewhere, local]) hub.join(subscriber);
    hub.broadcast(1, 'server', Buffer.from('x'));
    expect([joined, waiting, elsewhere, local].map(({ sink }) => sink.written)).toEqual([['x'], [], [], []]);
  });

  it('beats every heart once in fifteen seconds, spread over them', () => {
    const { open, tick } = aHub();
    const sinks = Array.from({ length: 30 }, () => open().sink);
    tick();
    expect(sinks.filter(({ written }) => written.length === 1)).toHaveLength(2);
    tick(14);
    expect(sinks.every(({ written }) => written.length === 1)).toBe(true);
  });

  it('cuts who has too much waiting, at once, and goes on with the others', () => {
    const { hub, open, cuts, gone } = aHub();
    const [slow, quick] = [open('slow'), open('quick')];
    for (const { subscriber } of [slow, quick]) hub.join(subscriber);
    slow.sink.isReading = false;
    for (let frame = 0; frame < 11; frame += 1) hub.broadcast(1, 'server', Buffer.alloc(100, 'x'));
    expect(slow.sink).toMatchObject({ isDestroyed: true, written: { length: 11 } });
    hub.broadcast(1, 'server', Buffer.from('y'));
    expect(slow.sink.written).toHaveLength(11);
    expect(quick.sink.written).toHaveLength(12);
    expect([cuts, gone]).toEqual([['buffer'], ['slow']]);
  });

  it('cuts who has not drained for thirty seconds, however little waits', () => {
    const { hub, open, tick, cuts } = aHub();
    const { sink, subscriber } = open();
    hub.join(subscriber);
    sink.isReading = false;
    hub.broadcast(1, 'server', Buffer.from('x'));
    tick(30);
    expect(sink.isDestroyed).toBe(false);
    tick();
    expect(cuts).toEqual(['stalled']);
  });

  it('spares who drains in time', () => {
    const { hub, open, tick, cuts } = aHub();
    const { sink, subscriber } = open();
    hub.join(subscriber);
    for (let round = 0; round < 4; round += 1) {
      sink.writableLength = 5;
      tick(20);
      sink.writableLength = 0;
      tick();
    }
    expect(cuts).toEqual([]);
  });

  it('lets the last word out before it closes, and does not wait for ever', () => {
    const { hub, open, tick, gone } = aHub();
    const { sink, subscriber } = open();
    hub.join(subscriber);
    hub.end(subscriber, Buffer.from('bye'));
    hub.end(subscriber, Buffer.from('bye'));
    hub.broadcast(1, 'server', Buffer.from('x'));
    expect(sink).toMatchObject({ written: ['bye'], isEnded: true, isDestroyed: false });
    tick(6);
    expect(sink.isDestroyed).toBe(true);
    expect(gone).toEqual(['k']);
  });

  it('counts right whatever happens in whatever order', () => {
    const action = fc.record({
      what: fc.constantFrom('open', 'join', 'end', 'gone', 'tick', 'send'),
      index: fc.nat(20),
    });
    fc.assert(
      fc.property(fc.array(action, { maxLength: 60 }), (actions) => {
        const { hub, open, tick, gone } = aHub();
        const opened = [open()];
        const any = (index: number) => (opened[index % opened.length] ?? open()).subscriber;
        const steps = {
          open: () => opened.push(open()),
          tick: () => tick(7),
          send: () => hub.broadcast(1, 'server', Buffer.alloc(300)),
          join: (index: number) => hub.join(any(index)),
          end: (index: number) => hub.end(any(index)),
          gone: (index: number) => hub.gone(any(index)),
        };
        for (const { what, index } of actions) steps[what](index);
        expect(hub.size + gone.length).toBe(opened.length);
        expect([...hub.joinedTo(1, 'server')].every(({ isJoined, isEnding }) => isJoined && !isEnding)).toBe(true);
      }),
    );
  });
});
