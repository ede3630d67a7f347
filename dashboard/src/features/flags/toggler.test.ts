import { describe, expect, it } from 'vitest';
import { createToggler, type Toggling } from './toggler.js';

const wish: Toggling = { project: 'default', flag: 'new-billing', environment: 'production', enabled: true };

function aToggler(answers: (() => Promise<void>)[] = []) {
  const seen: string[] = [];
  const toggler = createToggler({
    send: ({ enabled }) => {
      seen.push(`sent ${enabled}`);
      return answers.shift()?.() ?? Promise.resolve();
    },
    show: ({ enabled }) => seen.push(`shown ${enabled}`),
    onDone: ({ enabled }) => seen.push(`done ${enabled}`),
    onRefused: (_, error) => seen.push(String(error)),
  });
  return { ...toggler, seen };
}

describe('a switch in the table', () => {
  it('moves before the server has answered', async () => {
    const { toggle, seen } = aToggler();
    const done = toggle(wish);
    expect(seen).toEqual(['shown true', 'sent true']);
    await done;
    expect(seen.at(-1)).toBe('done true');
  });

  it('moves back where the server refuses', async () => {
    const { toggle, undo, seen } = aToggler([() => Promise.reject(new RangeError('no'))]);
    await toggle(wish);
    await undo();
    expect(seen).toEqual(['shown true', 'sent true', 'shown false', 'RangeError: no']);
  });

  it('is taken back once', async () => {
    const { toggle, undo, seen } = aToggler();
    await toggle(wish);
    await undo();
    await undo();
    expect(seen.slice(3)).toEqual(['shown false', 'sent false']);
  });

  it('stays where it was put last, whatever an older request comes to', async () => {
    let refuse: (error: Error) => void = () => undefined;
    const first = () => new Promise<void>((_, reject) => (refuse = reject));
    const { toggle, seen } = aToggler([first]);
    const older = toggle(wish);
    await toggle({ ...wish, enabled: false });
    refuse(new RangeError('too late'));
    await older;
    expect(seen.filter((what) => what.startsWith('shown'))).toEqual(['shown true', 'shown false']);
  });
});
