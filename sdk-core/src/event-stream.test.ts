import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EventStream } from './event-stream.js';
import type { Failure } from './failure.js';
import type { HttpHandlers, HttpRequest } from './platform.js';
import type { StreamEvent } from './stream-event.js';
import { SimulatedWorld } from './testing/simulated-world.js';

const request: HttpRequest = { method: 'GET', url: 'http://guidon.test/sdk/v1/stream', headers: {} };
const eventStream = (name: string) => (name === 'content-type' ? 'text/event-stream; charset=utf-8' : undefined);

function aStream() {
  const world = new SimulatedWorld();
  const events: StreamEvent[] = [];
  const failures: Failure[] = [];
  const state = { heard: 0, isAborted: false };
  let wire: HttpHandlers | undefined;
  const platform = {
    ...world.platform(),
    open: (_request: HttpRequest, handlers: HttpHandlers) => {
      wire = handlers;
      return () => {
        state.isAborted = true;
      };
    },
  };
  const stream = new EventStream(platform, request, {
    onHeard: () => {
      state.heard += 1;
    },
    onEvent: (event) => events.push(event),
    onFailure: (failure) => failures.push(failure),
  });
  if (wire === undefined) throw new Error('Nothing was opened.');
  return { world, stream, wire, events, failures, state };
}

const frames =
  ':\n\nevent: bye\ndata: {"afterMs":5}\n\nid: 1-a\nevent: patch\r\ndata: {"name":"Zoë 🙂"}\r\n\r\n\nevent: new\ndata: x\n\n';

describe('an event stream', () => {
  it('reads the same events wherever the chunks are cut', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(frames.length), { maxLength: 30 }), (cuts) => {
        const { wire, events } = aStream();
        wire.onHead(200, eventStream);
        const places = [0, ...cuts.sort((left, right) => left - right), frames.length];
        for (const [index, place] of places.entries()) wire.onText(frames.slice(places[index - 1] ?? 0, place));
        expect(events).toEqual([
          { kind: 'bye', afterMs: 5 },
          { kind: 'patch', patch: { name: 'Zoë 🙂' } },
          { kind: 'unknown' },
        ]);
      }),
    );
  });

  it('leaves an event that was cut off aside', () => {
    const { wire, events, failures } = aStream();
    wire.onHead(200, eventStream);
    wire.onText('event: patch\ndata: {}');
    wire.onError('reset');
    expect(events).toEqual([]);
    expect(failures).toEqual([{ kind: 'unreachable', message: 'reset' }]);
  });

  it.each([
    ['a line without end', 'data: '.padEnd(65_536, 'x')],
    ['an event without end', 'data: xxxxxxxxxxxxxxxxxxxxxxxxxxx\n'.repeat(2_000)],
  ])('refuses %s at its cap', (_name, text) => {
    const { wire, failures, state } = aStream();
    wire.onHead(200, eventStream);
    for (let index = 0; index < 3 && failures.length === 0; index += 1) wire.onText(text);
    expect(failures).toMatchObject([{ kind: 'malformed' }]);
    expect(state.isAborted).toBe(true);
  });

  it('refuses a whole frame beyond its cap', () => {
    const { wire, failures, events } = aStream();
    wire.onHead(200, eventStream);
    wire.onText(`event: patch\ndata: "${'x'.repeat(140_000)}"\n\n`);
    expect(failures).toMatchObject([{ kind: 'malformed' }]);
    expect(events).toEqual([]);
  });

  it.each([
    [401, 'text/html', 'unauthorized'],
    [503, 'text/plain', 'refused'],
    [301, 'text/html', 'refused'],
    [200, 'text/html', 'refused'],
    [204, 'text/event-stream', 'refused'],
  ])('ends at the status %i with %s', (status, type, kind) => {
    const { wire, failures, state } = aStream();
    wire.onHead(status, (name) => (name === 'content-type' ? type : undefined));
    expect(failures).toMatchObject([{ kind }]);
    expect(state.isAborted).toBe(true);
  });

  it('ends when it opens and brings nothing for longer than a heartbeat', () => {
    const { world, wire, failures } = aStream();
    wire.onHead(200, eventStream);
    world.clock.advance(19_999);
    expect(failures).toEqual([]);
    world.clock.advance(1);
    expect(failures).toMatchObject([{ kind: 'silent' }]);
  });

  it('lives on heartbeats and ends 45 s after the last', () => {
    const { world, wire, failures } = aStream();
    wire.onHead(200, eventStream);
    for (let index = 0; index < 20; index += 1) {
      wire.onText(':\n\n');
      world.clock.advance(15_000);
    }
    world.clock.advance(29_999);
    expect(failures).toEqual([]);
    world.clock.advance(1);
    expect(failures).toMatchObject([{ kind: 'silent' }]);
  });

  it('gives up on a connection that never answers', () => {
    const { world, failures } = aStream();
    world.clock.advance(10_000);
    expect(failures).toMatchObject([{ kind: 'silent' }]);
  });

  it('says nothing more once it is closed, not even from the chunk at hand', () => {
    const { world, stream, wire, events, failures } = aStream();
    wire.onHead(200, eventStream);
    stream.close();
    wire.onText(frames);
    wire.onEnd();
    world.clock.advance(100_000);
    expect([events, failures]).toEqual([[], []]);
  });
});
