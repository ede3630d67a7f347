import { findRedisServer, startRedis, type TestRedis, waitFor } from '@guidon/test-kit';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aRedisLink, type TestLink } from '../testing/a-redis.js';
import { type ChangeFeed, inProcessChangeFeed, type News } from './change-feed.js';
import { redisChangeFeed } from './redis-change-feed.js';

/** Where something is said, and where it is heard: perhaps on another node. */
interface Ends {
  readonly said: ChangeFeed;
  readonly heard: ChangeFeed;
}

/** Each test has its own: what others said before may still be on its way. */
let news: News = { kind: 'changed', environmentId: 1 };
let last: News = { kind: 'keys', environmentId: 2 };
beforeEach(() => {
  news = { ...news, environmentId: news.environmentId + 2 };
  last = { ...last, environmentId: last.environmentId + 2 };
});

function listen(feed: ChangeFeed): { readonly heard: readonly News[]; readonly cancel: () => void } {
  const heard: News[] = [];
  const isOfThisTest = ({ environmentId }: News) =>
    environmentId === news.environmentId || environmentId === last.environmentId;
  const cancel = feed.subscribe((item) => isOfThisTest(item) && heard.push(item));
  return { heard, cancel };
}

/** What every implementation of the feed keeps. */
function changeFeedContract(make: () => Ends): void {
  let ends: Ends;
  beforeEach(() => {
    ends = make();
  });
  afterEach(async () => {
    await ends.said.close();
    await ends.heard.close();
  });

  /** What a listener hears until something is heard that was said after it. */
  async function settled(): Promise<void> {
    let isHeard = false;
    const cancel = ends.heard.subscribe(({ environmentId }) => {
      isHeard ||= environmentId === last.environmentId;
    });
    ends.said.publish(last);
    await waitFor(() => isHeard);
    cancel();
  }

  it('tells every subscriber', async () => {
    const all = [listen(ends.heard), listen(ends.heard)];
    ends.said.publish(news);
    await settled();
    for (const { heard } of all) expect(heard).toEqual([news, last]);
  });

  it('tells nothing to who has left', async () => {
    const { heard, cancel } = listen(ends.heard);
    cancel();
    ends.said.publish(news);
    await settled();
    expect(heard).toEqual([]);
  });

  it('goes on when a listener throws', async () => {
    ends.heard.subscribe(() => {
      throw new Error('a broken listener');
    });
    const { heard } = listen(ends.heard);
    ends.said.publish(news);
    await settled();
    expect(heard).toEqual([news, last]);
  });

  it('tells a node once what it says itself, at once', () => {
    const { heard } = listen(ends.said);
    ends.said.publish(news);
    expect(heard).toEqual([news]);
  });

  it('is silent once closed', async () => {
    const { heard } = listen(ends.said);
    await ends.said.close();
    ends.said.publish(news);
    expect(heard).toEqual([]);
  });
}

describe('the feed within one process', () => {
  changeFeedContract(() => {
    const feed = inProcessChangeFeed();
    return { said: feed, heard: feed };
  });
});

describe.skipIf(findRedisServer() === undefined)('the feed over Redis', () => {
  let redis: TestRedis;
  let links: readonly [TestLink, TestLink];
  beforeAll(async () => {
    redis = await startRedis();
    links = [aRedisLink(redis.url), aRedisLink(redis.url)];
    await Promise.all(links.map((link) => link.start()));
  });
  afterAll(async () => {
    for (const link of links) link.close();
    await redis.close();
  });

  describe('from one node to another', () => {
    changeFeedContract(() => ({ said: redisChangeFeed(links[0]), heard: redisChangeFeed(links[1]) }));
  });

  describe('within one node', () => {
    changeFeedContract(() => {
      const feed = redisChangeFeed(links[0]);
      return { said: feed, heard: feed };
    });
  });

  it('takes nothing for news that is none', async () => {
    const feed = redisChangeFeed(links[0]);
    const { heard } = listen(feed);
    const { environmentId } = last;
    const objects = [null, [], { kind: 'other', environmentId }, { kind: 'keys', environmentId: `${environmentId}` }];
    const texts = ['', '{', ...objects.map((value) => JSON.stringify(value))];
    const good = JSON.stringify({ ...last, more: 'of a later release' });
    for (const text of [...texts, good]) await links[1].ask((client) => client.publish('guidon:1:changes', text));
    await waitFor(() => heard.length > 0);
    expect(heard).toEqual([last]);
    await feed.close();
  });
});
