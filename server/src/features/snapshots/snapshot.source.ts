import type { EnvironmentDocument } from './held-ruleset.js';
import type { SnapshotReads } from './snapshot.reads.js';

/** Where a node has whole environments from. */
export interface SnapshotSource {
  /** Undefined where there is no such environment. What is remembered and not `isGood` is read from Postgres. */
  read(environmentId: number, isGood?: JudgeDocument): Promise<FoundDocument | undefined>;
}

export type JudgeDocument = (document: EnvironmentDocument) => Promise<boolean>;

export interface FoundDocument {
  readonly document: EnvironmentDocument;
  /** Of some earlier moment: nobody may be served it before Postgres was asked what came after, or instead. */
  readonly isRemembered: boolean;
}

/** Each time the whole of it, by a costly query. */
export function databaseSnapshots(
  reads: Pick<SnapshotReads, 'readSnapshot'>,
  onQuery: () => void = () => {},
): SnapshotSource {
  return {
    read: async (environmentId) => {
      onQuery();
      const document = await reads.readSnapshot(environmentId);
      return document && { document, isRemembered: false };
    },
  };
}
