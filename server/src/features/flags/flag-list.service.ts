import type { Serve } from '@guidon/evaluator';
import type { Sql } from '../../database/database.js';
import type { ReadAside } from '../../database/replica.js';
import { type Page, pageStart, toPage } from '../../http/paging.js';
import { configEtag } from './configs.service.js';
import type { FlagRow } from './flag.rows.js';
import type { Lifecycle } from './flag-lifecycle.js';
import type { LifecycleReader } from './flag-lifecycle.service.js';
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
  readonly readAside: ReadAside;
  readonly findProjectId: (key: string) => Promise<number>;
  readonly readUsage: (question: UsageQuestion) => Promise<ReadonlyMap<string, FlagUsage>>;
  readonly lifecycles: LifecycleReader;
  /** By the flags' ids; null where no code base was scanned. */
  readonly countUses: (projectId: number, flagIds: readonly number[]) => Promise<ReadonlyMap<number, number> | null>;
}

export type FlagListService = ReturnType<typeof createFlagListService>;

/** As many are looked through at once, where the page asks for those of one stage of life. */
const batch = 1_000;
const unused: FlagUsage = { lastEvaluatedAt: null, evaluations: Array.from({ length: 24 }, () => 0) };

export function createFlagListService({
  sql,
  readAside,
  findProjectId,
  readUsage,
  lifecycles,
  countUses,
}: FlagListDeps) {
  async function itemsOf(rows: readonly ListedFlag[], projectId: number, query: FlagQuery): Promise<FlagListItem[]> {
    const [flags, ids] = [rows.map(({ key }) => key), rows.map(({ id }) => id)];
    const reading = readAside((aside) => readByFlag(aside, ids));
    const [byFlag, stages, usage, uses] = await Promise.all([
      reading,
      lifecycles.ofEach(rows, reading),
      readUsage({ projectId, environment: query.environment, flags }),
      countUses(projectId, ids),
    ]);
    return rows.map((row) => ({
      ...listItem(row, byFlag.get(row.id) ?? [], usage.get(row.key) ?? unused),
      lifecycle: stages.get(row.id) ?? 'planned',
      codeUses: uses === null ? null : (uses.get(row.id) ?? 0),
    }));
  }

  /** Where a flag stands in its life is computed of many things: the list is gone through until the page is full. */
  async function rowsIn(lifecycle: Lifecycle, projectId: number, query: FlagQuery): Promise<ListedFlag[]> {
    const { rows: wanted, ...start } = pageStart(query);
    const narrowed = { ...query, archived: lifecycle === 'archived' };
    const found: ListedFlag[] = [];
    let { after } = start;
    for (;;) {
      const rows = await readAside((aside) => listFlags(aside, projectId, narrowed, { after, rows: batch }));
      const ids = rows.map(({ id }) => id);
      const stages = await lifecycles.ofEach(
        rows,
        readAside((aside) => readByFlag(aside, ids)),
      );
      found.push(...rows.filter(({ id }) => stages.get(id) === lifecycle));
      after = rows.at(-1)?.position ?? null;
      if (found.length >= wanted || rows.length < batch) return found.slice(0, wanted);
    }
  }

  return {
    async list(project: string, query: FlagQuery): Promise<Page<FlagListItem>> {
      const projectId = await findProjectId(project);
      const { lifecycle } = query;
      const rows =
        lifecycle === undefined
          ? await readAside((aside) => listFlags(aside, projectId, query, pageStart(query)))
          : await rowsIn(lifecycle, projectId, query);
      const page = toPage(rows, query, positionOf, (row) => row);
      return { ...page, items: await itemsOf(page.items, projectId, query) };
    },

    /** What a flag by itself is told with. */
    async detailsOf({
      id,
      projectId,
      key,
      archivedAt,
    }: FlagRow): Promise<Pick<FlagListItem, 'lifecycle' | 'codeUses'>> {
      const flag = { id, key, projectId, archivedAt };
      const [stages, uses] = await Promise.all([
        lifecycles.ofEach([flag], readByFlag(sql, [id])),
        countUses(projectId, [id]),
      ]);
      return { lifecycle: stages.get(id) ?? 'planned', codeUses: uses === null ? null : (uses.get(id) ?? 0) };
    },
  };
}

async function readByFlag(sql: Sql, ids: readonly number[]): Promise<ReadonlyMap<number, readonly SummaryRow[]>> {
  const groups = new Map<number, SummaryRow[]>();
  for (const summary of await readSummaries(sql, ids)) {
    const group = groups.get(summary.flagId) ?? [];
    groups.set(summary.flagId, group);
    group.push(summary);
  }
  return groups;
}

function positionOf({ position }: ListedFlag): string {
  return position;
}

type UsedFlag = Omit<FlagListItem, 'lifecycle' | 'codeUses'>;

function listItem(row: FlagRow, summaries: readonly SummaryRow[], usage: FlagUsage): UsedFlag {
  const { lastEvaluatedAt, evaluations } = usage;
  return {
    ...viewOf(row),
    environments: Object.fromEntries(summaries.map((summary) => [summary.environment, summaryOf(row, summary)])),
    lastEvaluatedAt: lastEvaluatedAt?.toISOString() ?? null,
    evaluations: [...evaluations],
  };
}

function summaryOf(flag: FlagRow, row: SummaryRow): FlagSummary {
  const { enabled, rules, targetVariants, updatedAt } = row;
  const rollout = rolloutOf(flag.kind, row);
  const hasTargets = targetVariants !== null;
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
