import { Text } from '@mantine/core';
import classes from './change-list.module.css';
import type { Change } from './describe-changes.js';

/** What was there and what comes, line by line; said as well as coloured. */
export function ChangeList({ changes }: { readonly changes: readonly Change[] }) {
  if (changes.length === 0)
    return (
      <Text size="sm" c="dimmed">
        Nothing differs.
      </Text>
    );
  return (
    <dl className={classes['list']}>
      {changes.map(({ what, before, after }) => (
        <div key={what} className={classes['change']}>
          <dt>{what}</dt>
          {before !== null && (
            <dd className={classes['before']}>
              <del>{before}</del>
            </dd>
          )}
          {after !== null && (
            <dd className={classes['after']}>
              <ins>{after}</ins>
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}
