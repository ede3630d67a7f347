/** What everybody evaluates: half of the flags plain, half with a whitelist of two and a percentage. */
export const whitelist = ['internal_user_1', 'internal_user_2'];
export const plainKey = 'plain_flag';
export const percentageKey = 'new_checkout_flow';

/** Each flag is `{ key }`, on for everybody, or `{ key, percentage, whitelist }`. */
export function flagSet(count) {
  const fillers = Array.from({ length: count - 2 }, (_, index) =>
    index % 2 === 0 ? { key: `flag_${index}` } : { key: `flag_${index}`, percentage: index % 100, whitelist },
  );
  return [{ key: plainKey }, { key: percentageKey, percentage: 25, whitelist }, ...fillers];
}

const users = Array.from({ length: 10_000 }, (_, index) => `user_${index}`);
export const contexts = users.map((userId) => ({ userId }));
