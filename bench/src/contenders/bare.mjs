import { hashWith, prepareSeed } from '../../../evaluator/dist/hash.js';

/**
 * The limit: a Map lookup, a Set lookup and one MD5 of one block, of which only the first word is made, with the flag's
 * prefix prepared. It is the evaluator's own MD5, the fastest known here, so that the ratio shows what all the rest costs.
 */
export function bare(flags) {
  const held = new Map(
    flags.map(({ key, percentage = 100, whitelist = [] }) => [
      key,
      { isPlain: whitelist.length === 0, percentage, whitelist: new Set(whitelist), seed: prepareSeed(key) },
    ]),
  );
  const keys = flags.map((flag) => flag.key);
  const isEnabled = (key, { userId }) => {
    const flag = held.get(key);
    if (flag.isPlain || flag.whitelist.has(userId)) return true;
    return (hashWith(flag.seed, userId) >>> 0) % 100 < flag.percentage;
  };
  const all = (context) => {
    let on = 0;
    for (const key of keys) if (isEnabled(key, context)) on++;
    return on;
  };
  const allInMap = (context) => {
    const answers = new Map();
    for (const key of keys) answers.set(key, isEnabled(key, context));
    return answers.size;
  };
  const asking = (key) => (context) => isEnabled(key, context);
  return { name: 'bare Map + Set + MD5', asking, all, allInMap, close: () => undefined };
}
