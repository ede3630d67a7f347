import { Text } from '@mantine/core';
import classes from './change-list.module.css';
import type { Change } from './changes.js';

export interface ChangeListProps {
  readonly changes: readonly Change[];
  /** Whether it shows what machines read, and not words. */
  readonly isCode?: boolean;
}

/** What was there and what comes, part by part; said as well as coloured. */
export function ChangeList({ changes, isCode = false }: ChangeListProps) {
  if (changes.length === 0)
    return (
      <Text size="sm" c="dimmed">
        Nothing differs.
      </Text>
    );
  return (
    <dl className={`${classes['list']} ${isCode ? classes['code'] : ''}`}>
      {changes.map(({ what, before, after }) => (
        <div key={what} className={classes['change']}>
          {what !== '' && <dt>{what}</dt>}
          {before !== null && (
            <dd className={classes['before']} {...reachable(before)}>
              <del>{before}</del>
            </dd>
          )}
          {after !== null && (
            <dd className={classes['after']} {...reachable(after)}>
              <ins>{after}</ins>
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}

const linesBeforeItScrolls = 12;

/** By Tab, where it scrolls. */
function reachable(text: string): { readonly tabIndex?: 0 } {
  return text.split('\n').length > linesBeforeItScrolls ? { tabIndex: 0 } : {};
}
