import { decisionsOf } from './answer.js';
import type { Engine } from './engine.js';

/** The server decides everything. The stream only tells what may have changed. */
export const remoteEngine: Engine = ([, news]) => [
  (_context, answer) => [decisionsOf(answer), undefined, answer],
  (_current, isAgain) => {
    if (isAgain) news('changed', { id: '' });
  },
];
