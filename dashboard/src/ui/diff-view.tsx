import { ChangeList } from './change-list.js';
import { diffOf } from './diff.js';

export interface DiffViewProps {
  readonly before: unknown;
  readonly after: unknown;
}

/** What changes, part by part, as it is and as it becomes: for what no words were found for. */
export function DiffView({ before, after }: DiffViewProps) {
  const changes = diffOf(before ?? undefined, after ?? undefined).map((difference) => ({
    what: difference.path,
    before: textOf(difference.before),
    after: textOf(difference.after),
  }));
  return <ChangeList changes={changes} isCode />;
}

function textOf(value: unknown): string | null {
  if (value === undefined) return null;
  return typeof value === 'string' ? value : JSON.stringify(value, null, 2);
}
