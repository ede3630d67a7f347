import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useApi } from '../../api/api-context.js';
import { ApiError, type FieldError } from '../../api/api-error.js';
import type { ReleasePlace } from '../releases/releases.queries.js';
import { type PlanDraft, planOf } from './plan-draft.js';
import { type PlanPreview, planPreviewQuery } from './release-plan.queries.js';

export interface LivePreview {
  readonly preview: PlanPreview | undefined;
  /** All that the server says of the plan, whether it could read it or not. */
  readonly errors: readonly FieldError[];
  readonly isStale: boolean;
}

/** Long enough not to ask with every key, short enough to seem to be there at once. */
const settledMs = 250;

/** What would come of the plan as it stands on the page. */
export function usePlanPreview(place: ReleasePlace, draft: PlanDraft): LivePreview {
  const plan = useMemo(() => planOf(draft), [draft]);
  const [settled] = useDebouncedValue(plan, settledMs);
  const query = useQuery(planPreviewQuery(useApi(), place, settled));
  const isStale = settled !== plan || query.isPlaceholderData;
  return { preview: query.data, errors: errorsOf(query.error, query.data), isStale };
}

const none: readonly FieldError[] = [];

function errorsOf(error: unknown, preview: PlanPreview | undefined): readonly FieldError[] {
  if (error instanceof ApiError) return error.errors;
  return preview?.errors ?? none;
}
