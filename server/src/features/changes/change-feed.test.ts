import { describe } from 'vitest';
import { changeFeedContract } from './change-feed.contract.js';
import { inProcessChangeFeed } from './change-feed.js';

describe('the feed within one process', () => {
  changeFeedContract(inProcessChangeFeed, () => Promise.resolve());
});
