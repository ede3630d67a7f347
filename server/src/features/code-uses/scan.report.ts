import type { Scan, Skipped } from './code.scan.js';
import { type CodeUse, compareTexts } from './code-use.model.js';
import type { ScanArgs } from './scan.args.js';
import type { ProjectFlags } from './scan.client.js';

export interface ScanReport {
  readonly repository: string;
  readonly revision: string | null;
  readonly files: number;
  readonly flags: readonly FlagUses[];
  /** Flags of the project that stand nowhere in this code base. */
  readonly unused: readonly string[];
  readonly unknown: readonly CodeUse[];
  readonly computed: number;
  readonly skipped: Skipped;
  /** Left out because there were too many. */
  readonly dropped: number;
  readonly sent: boolean;
}

export interface FlagUses {
  readonly flag: string;
  readonly isArchived: boolean;
  readonly uses: readonly Omit<CodeUse, 'flag'>[];
}

export interface Outcome {
  readonly dropped: number;
  readonly sent: boolean;
}

export function reportOf(args: ScanArgs, scan: Scan, flags: ProjectFlags | null, outcome: Outcome): ScanReport {
  const byFlag = grouped(scan.uses);
  const keys = [...byFlag.keys()].sort(compareTexts);
  const live = [...(flags ?? [])].filter(([, { isArchived }]) => !isArchived).map(([key]) => key);
  return {
    repository: args.repository,
    revision: args.revision ?? null,
    files: scan.files,
    flags: keys.map((flag) => ({
      flag,
      isArchived: flags?.get(flag)?.isArchived ?? false,
      uses: (byFlag.get(flag) ?? []).map(({ flag: _, ...use }) => use),
    })),
    unused: live.filter((key) => !byFlag.has(key)).sort(compareTexts),
    unknown: scan.unknown,
    computed: scan.computed,
    skipped: scan.skipped,
    ...outcome,
  };
}

function grouped(uses: readonly CodeUse[]): ReadonlyMap<string, readonly CodeUse[]> {
  const groups = new Map<string, CodeUse[]>();
  for (const use of uses) {
    const group = groups.get(use.flag) ?? [];
    groups.set(use.flag, group);
    group.push(use);
  }
  return groups;
}
