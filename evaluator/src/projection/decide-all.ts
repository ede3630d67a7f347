import type { Context } from '../model.js';
import { conditionsOn } from './conditions.js';
import type {
  ClientCondition,
  ClientFlag,
  ClientFlagCondition,
  ClientStep,
  DecidableFlag,
  Decision,
  Projection,
} from './model.js';
import { byKey } from './projection.js';
import { served } from './serve.js';

export interface Decided {
  readonly decisions: Map<string, Decision>;
  /** The keys of the flags that cannot be decided here, also of those that the server has answered for. */
  readonly owed: string[];
}

/**
 * Decides every flag for one context, which is plain JSON data. What cannot be decided here is as the server decided
 * it: where `answers` has none it is left out, and so are the flags that lean on it. Never throws.
 */
export function decideAll(
  { flags, salt }: Projection,
  context: Context,
  answers: ReadonlyMap<string, Decision>,
): Decided {
  const entries = byKey(flags);
  const attributes = new Map<string, unknown>(Object.entries({ ...context }));
  const meets = conditionsOn(attributes, salt);
  const known = new Map<string, Decision | undefined>();
  const owed: string[] = [];

  function decide(flag: ClientFlag): Decision | undefined {
    const { key } = flag;
    if (!known.has(key)) {
      // Also what a flag finds that leans on itself.
      known.set(key, answers.get(key));
      try {
        known.set(key, decideHere(flag as DecidableFlag));
      } catch {
        owed.push(key);
      }
    }
    return known.get(key);
  }

  function decideHere({ variants, steps }: DecidableFlag): Decision {
    const step = steps.find(({ if: conditions = [] }) => conditions.every(holds)) as ClientStep;
    const [place, reason] = served(step, attributes);
    const [variant, value] = variants[place] as DecidableFlag['variants'][number];
    return { value, variant, reason } as Decision;
  }

  function holds(condition: ClientCondition): boolean {
    return ('flag' in condition ? serves(condition) : meets(condition)) === !condition.negate;
  }

  function serves({ flag, variants }: ClientFlagCondition): boolean {
    const other = entries.get(flag);
    // Undefined, it throws: of what leans on it nothing can be said either.
    const { variant, reason } = (other ? decide(other) : {}) as Decision;
    return reason !== 'DISABLED' && variants.includes(variant as string);
  }

  flags.forEach(decide);
  const isFlag = (key: string) => key[0] !== '#';
  return {
    decisions: new Map([...known].filter(([key, decision]) => decision && isFlag(key))) as Map<string, Decision>,
    owed: owed.filter(isFlag),
  };
}
