import { describe, expect, it } from 'vitest';
import { Emitter } from './events.js';

const aState = { source: 'stream', version: 1 } as const;

describe('listeners', () => {
  it('hear nothing of one another’s exceptions', () => {
    const emitter = new Emitter();
    const heard: number[] = [];
    emitter.on('live', () => {
      throw new Error('theirs');
    });
    emitter.on('live', async () => {
      await Promise.reject(new Error('theirs too'));
    });
    emitter.on('live', ({ version }) => heard.push(version));
    emitter.emit('live', aState);
    expect(heard).toEqual([1]);
  });

  it('go when they say so, each for itself', () => {
    const emitter = new Emitter();
    let calls = 0;
    const listener = (): void => {
      calls += 1;
    };
    const off = emitter.on('live', listener);
    emitter.on('live', listener);
    off();
    off();
    emitter.emit('live', aState);
    expect(calls).toBe(1);
  });

  it('may come and go while an event is told', () => {
    const emitter = new Emitter();
    let calls = 0;
    const off = emitter.on('live', () => {
      calls += 1;
      off();
      emitter.on('live', () => {
        calls += 1;
      });
    });
    emitter.emit('live', aState);
    expect(calls).toBe(1);
  });
});
