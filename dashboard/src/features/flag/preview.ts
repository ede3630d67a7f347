import {
  type Context,
  type Explanation,
  explain,
  type Flag,
  loadSnapshot,
  type Ruleset,
  type Segment,
} from '@guidon/evaluator';

/** What an environment's SDKs hold. */
export interface RulesetDocument {
  readonly flags: readonly Flag[];
  readonly segments: readonly Segment[];
}

/** The environment as it would be with this flag as it stands on the page; null where it cannot be loaded. */
export function previewOf({ flags, segments }: RulesetDocument, draft: Flag): Ruleset | null {
  const others = flags.filter(({ key }) => key !== draft.key);
  const loaded = loadSnapshot({ format: 1, version: 0, digest: 'preview', flags: [...others, draft], segments });
  return loaded.kind === 'loaded' ? loaded.ruleset : null;
}

export function whatGets(ruleset: Ruleset, flag: string, context: Context): Explanation {
  return explain(ruleset, flag, context);
}
