import { describe, expect, it } from 'vitest';
import { type ChangeFeed, inProcessChangeFeed, type News } from './change-feed.js';

/** What every implementation of the feed keeps; `settled` waits until what was published has arrived. */
function changeFeedContract(make: () => ChangeFeed, settled: () => Promise<void>): void {
  const news: News = { kind: 'changed', environmentId: 7 };

  it('tells every subscriber', async () => {
    const feed = make();
    const heard: News[][] = [[], []];
    for (const list of heard) feed.subscribe((item) => list.push(item));
    feed.publish(news);
    await settled();
    expect(heard).toEqual([[news], [news]]);
    await feed.close();
  });

  it('tells nothing to who has left', async () => {
    const feed = make();
    const heard: News[] = [];
    feed.subscribe((item) => heard.push(item))();
    feed.publish(news);
    await settled();
    expect(heard).toEqual([]);
    await feed.close();
  });

  it('goes on when a listener throws', async () => {
    const feed = make();
    const heard: News[] = [];
    feed.subscribe(() => {
      throw new Error('a broken listener');
    });
    feed.subscribe((item) => heard.push(item));
    feed.publish(news);
    await settled();
    expect(heard).toEqual([news]);
    await feed.close();
  });

  it('is silent once closed', async () => {
    const feed = make();
    const heard: News[] = [];
    feed.subscribe((item) => heard.push(item));
    await feed.close();
    feed.publish(news);
    await settled();
    expect(heard).toEqual([]);
  });
}

describe('the feed within one process', () => {
  changeFeedContract(inProcessChangeFeed, () => Promise.resolve());
});
