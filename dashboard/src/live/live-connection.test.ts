import { describe, expect, it } from 'vitest';
import { listenLive } from './live-connection.js';

function aPage() {
  const seen: string[] = [];
  const streams: { target: EventTarget; readyState: number }[] = [];
  const delayed: (() => void)[] = [];
  const page = Object.assign(new EventTarget(), { visibilityState: 'visible' as DocumentVisibilityState });
  const end = listenLive({
    page,
    open: () => {
      const stream = { target: new EventTarget(), readyState: 1 };
      streams.push(stream);
      return {
        addEventListener: (name: string, listener: (event: Event) => void) =>
          stream.target.addEventListener(name, listener),
        close: () => {
          stream.readyState = 2;
        },
        get readyState() {
          return stream.readyState;
        },
      };
    },
    delay: (run) => {
      delayed.push(run);
      return () => undefined;
    },
    onEvents: (events) => seen.push(events.map(({ key }) => key).join(' ')),
    onGap: () => seen.push('gap'),
  });
  const last = () => streams.at(-1) as (typeof streams)[number];
  return {
    seen,
    streams,
    end,
    say: (name: string, data = '') => last().target.dispatchEvent(new MessageEvent(name, { data })),
    change: (key: string) =>
      last().target.dispatchEvent(
        new MessageEvent('changed', { data: JSON.stringify({ kind: 'flag', project: 'shop', key }) }),
      ),
    refuse: () => {
      last().readyState = 2;
      last().target.dispatchEvent(new Event('error'));
    },
    wait: () => {
      for (const run of delayed.splice(0)) run();
    },
    show: (state: DocumentVisibilityState) => {
      page.visibilityState = state;
      page.dispatchEvent(new Event('visibilitychange'));
    },
  };
}

describe('listening to what others change', () => {
  it('looks together at what comes close together', () => {
    const page = aPage();
    page.say('open');
    for (const key of ['a', 'b']) page.change(key);
    page.say('changed', '{');
    page.wait();
    page.change('c');
    page.wait();
    expect(page.seen).toEqual(['a b', 'c']);
  });

  it('looks at everything when it comes back', () => {
    const page = aPage();
    page.say('open');
    page.say('error');
    page.say('open');
    expect(page.seen).toEqual(['gap']);
  });

  it('holds no connection while nobody looks', () => {
    const page = aPage();
    page.say('open');
    page.show('hidden');
    expect(page.streams[0]?.readyState).toBe(2);
    page.show('visible');
    page.say('open');
    expect(page.streams).toHaveLength(2);
    expect(page.seen).toEqual(['gap']);
  });

  it('tries again where it was refused, and no more once it is ended', () => {
    const page = aPage();
    page.refuse();
    page.wait();
    expect(page.streams).toHaveLength(2);
    page.end();
    page.show('visible');
    expect(page.streams).toHaveLength(2);
  });
});
