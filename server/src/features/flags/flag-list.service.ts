import type { Serve } from '@guidon/evaluator';
import type { Sql } from '../../database/database.js';
import { type Page, pageStart, toPage } from '../../http/paging.js';
import { configEtag } from './configs.service.js';
import type { FlagRow } from './flag.rows.js';
import type { FlagQuery } from './flag-list.schema.js';
import { type ListedFlag, listFlags, readSummaries, type SummaryRow } from './flag-list.store.js';
import type { FlagListItem, FlagSummary } from './flags.schema.js';
import { viewOf } from './flags.service.js';

/** How a flag is used, as far as SDKs have reported. */
export interface FlagUsage {
  readonly lastEvaluatedAt: Date | null;
  /** The last 24 hours, the running one last. */
  readonly evaluations: readonly number[];
}

export interface UsageQuestion {
  readonly projectId: number;
  /** Default: all of the project. */
  readonly environment?: string | undefined;
  readonly flags: readonly string[];
}

export interface FlagListDeps {
  readonly sql: Sql;
  readonly findProjectId: (key: string) => Promise<number>;
  readonly readUsage: (question: UsageQuestion) => Promise<ReadonlyMap<string, FlagUsage>>;
}

export type FlagListService = ReturnType<typeof createFlagListService>;

const unused: FlagUsage = { lastEvaluatedAt: null, evaluations: Array.from({ length: 24 }, () => 0) };

export function createFlagListService({ sql, findProjectId, readUsage }: FlagListDeps) {
  return {
    async list(project: string, query: FlagQuery): Promise<Page<FlagListItem>> {
      const projectId = await findProjectId(project);
      const page = toPage(await listFlags(sql, projectId, query, pageStart(query)), query, positionOf, (row) => row);
      const flags = page.items.map(({ key }) => key);
      const [summaries, usage] = await Promise.all([
        readSummaries(
          sql,
          page.items.map(({ id }) => id),
        ),
        readUsage({ projectId, environment: query.environment, flags }),
      ]);
      const byFlag = groupByFlag(summaries);
      const itemOf = (row: ListedFlag) => listItem(row, byFlag.get(row.id) ?? [], usage.get(row.key) ?? unused);
      return { ...page, items: page.items.map(itemOf) };
    },
  };
}

function groupByFlag(summaries: readonly SummaryRow[]): ReadonlyMap<number, readonly SummaryRow[]> {
  const groups = new Map<number, SummaryRow[]>();
  for (const summary of summaries) {
    const group = groups.get(summary.flagId) ?? [];
    groups.set(summary.flagId, group);
    group.push(summary);
  }
  return groups;
}

function positionOf({ position }: ListedFlag): string {
  return position;
}

function listItem(row: FlagRow, summaries: readonly SummaryRow[], usage: FlagUsage): FlagListItem {
  const { lastEvaluatedAt, evaluations } = usage;
  return {
    ...viewOf(row),
    environments: Object.fromEntries(summaries.map((summary) => [summary.environment, summaryOf(row, summary)])),
    lastEvaluatedAt: lastEvaluatedAt?.toISOString() ?? null,
    evaluations: [...evaluations],
  };
}

function summaryOf(flag: FlagRow, row: SummaryRow): FlagSummary {
  const { enabled, rules, hasTargets, updatedAt } = row;
  const rollout = rolloutOf(flag.kind, row);
  return { enabled, rollout, rules, hasTargets, etag: configEtag(row), updatedAt: updatedAt.toISOString() };
}

/** In percent. What stands in the database may be malformed: then nothing can be said of it. */
export function rolloutOf(
  kind: FlagRow['kind'],
  { fallthrough, offVariant }: { fallthrough: Serve; offVariant: string },
) {
  const isRolledOut = (variant: string) => (kind === 'boolean' ? variant === 'on' : variant !== offVariant);
  if (typeof fallthrough !== 'object' || fallthrough === null) return null;
  if ('variant' in fallthrough) return isRolledOut(fallthrough.variant) ? 100 : 0;
  if (!Array.isArray(fallthrough.split)) return null;
  const weights = fallthrough.split.map((part) => (isRolledOut(part?.variant) ? part.weight : 0));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return Number.isFinite(sum) ? sum / 1_000 : null;
}
