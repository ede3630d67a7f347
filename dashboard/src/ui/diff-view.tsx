import { Stack, Text, VisuallyHidden } from '@mantine/core';
import { type Difference, diffOf } from './diff.js';
import classes from './diff-view.module.css';

export interface DiffViewProps {
  readonly before: unknown;
  readonly after: unknown;
}

/** What changes, part by part, as it is and as it becomes. */
export function DiffView({ before, after }: DiffViewProps) {
  const differences = diffOf(before ?? undefined, after ?? undefined);
  if (differences.length === 0)
    return (
      <Text size="sm" c="dimmed">
        Nothing differs.
      </Text>
    );
  return (
    <Stack gap="xs">
      {differences.map((difference) => (
        <DifferenceView key={difference.path} difference={difference} />
      ))}
    </Stack>
  );
}

function DifferenceView({ difference: { path, before, after } }: { readonly difference: Difference }) {
  return (
    <div className={classes['part']}>
      {path !== '' && <div className={classes['path']}>{path}</div>}
      {before !== undefined && <Side kind="before" value={before} />}
      {after !== undefined && <Side kind="after" value={after} />}
    </div>
  );
}

/** Reached by Tab where it scrolls. */
function Side({ kind, value }: { readonly kind: 'before' | 'after'; readonly value: unknown }) {
  const text = textOf(value);
  return (
    <pre className={`${classes['value']} ${classes[kind]}`} tabIndex={text.split('\n').length > 12 ? 0 : undefined}>
      <VisuallyHidden>{kind === 'before' ? 'Before: ' : 'After: '}</VisuallyHidden>
      {text}
    </pre>
  );
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value, null, 2);
}
