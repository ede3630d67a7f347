import { beforeEach, describe, expect, it } from 'vitest';
import { createSiblings, type Siblings } from './database-siblings.js';

let siblings: Siblings;
let doubted: string[];
beforeEach(() => {
  siblings = createSiblings();
  doubted = [];
});

function join(name: string, isGone = false) {
  const sibling = { heardAt: siblings.now(), isGone, doubt: () => void doubted.push(name) };
  siblings.join(sibling);
  return {
    speak: () => {
      sibling.heardAt = siblings.now();
    },
  };
}

describe('connections to one database', () => {
  it('are doubted when a new one is answered after a silence which they shared', () => {
    join('idle');
    const busy = join('busy');
    const since = siblings.now();
    join('newer');
    busy.speak();
    siblings.fellSilent(since);
    expect(doubted).toEqual([]);
    siblings.greeted();
    expect(doubted).toEqual(['idle']);
  });

  it('are judged from the earliest of several silences', () => {
    const since = siblings.now();
    join('one');
    const later = siblings.now();
    join('two');
    siblings.fellSilent(later);
    siblings.fellSilent(since);
    siblings.greeted();
    expect(doubted).toEqual([]);
    join('three');
    siblings.fellSilent(siblings.now());
    siblings.greeted();
    expect(doubted).toEqual(['one', 'two', 'three']);
  });

  it('are left alone where none fell silent, and once a silence was judged', () => {
    join('one');
    siblings.greeted();
    siblings.fellSilent(siblings.now());
    siblings.greeted();
    siblings.greeted();
    expect(doubted).toEqual(['one']);
  });

  it('are forgotten once they are gone', () => {
    join('one', true);
    join('two');
    siblings.fellSilent(siblings.now());
    siblings.greeted();
    expect(doubted).toEqual(['two']);
  });
});
