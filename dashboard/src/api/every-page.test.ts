import { describe, expect, it } from 'vitest';
import { everyPage, type PageQuery } from './every-page.js';

describe('reading every page of a list', () => {
  it('follows the cursors to the end, in order', async () => {
    const asked: PageQuery[] = [];
    const pages = [
      { items: ['a', 'b'], nextCursor: 'after-b' },
      { items: [], nextCursor: 'after-nothing' },
      { items: ['c'], nextCursor: null },
    ];
    const found = await everyPage((query) => {
      asked.push(query);
      return Promise.resolve(pages[asked.length - 1] ?? { items: [], nextCursor: null });
    });
    expect(found).toEqual(['a', 'b', 'c']);
    expect(asked.map(({ cursor }) => cursor)).toEqual([undefined, 'after-b', 'after-nothing']);
  });
});
