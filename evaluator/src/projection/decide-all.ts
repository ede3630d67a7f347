import type { Context } from '../model.js';
import type { ClientCondition, ClientFlag, ClientStep, DecidableFlag, Decision, Projection } from './model.js';
import { byKey } from './projection.js';
import { served } from './serve.js';
import { subjectOf } from './subject.js';

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
  const subject = subjectOf(context, salt);
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
    const [place, reason] = served(step, subject);
    const [variant, value] = variants[place] as DecidableFlag['variants'][number];
    return { value, variant, reason } as Decision;
  }

  function holds(condition: ClientCondition): boolean {
    return meets(condition) === !condition.negate;
  }

  function meets(condition: ClientCondition): boolean | undefined {
    if (!('flag' in condition)) return subject.meets(condition);
    const flag = entries.get(condition.flag);
    if (!flag) return false;
    // Undefined, it throws: of what leans on it nothing can be said either.
    const { variant, reason } = decide(flag) as Decision;
    return reason !== 'DISABLED' && condition.variants.includes(variant as string);
  }

  flags.forEach(decide);
  const isFlag = (key: string) => key[0] !== '#';
  return {
    decisions: new Map([...known].filter(([key, decision]) => decision && isFlag(key))) as Map<string, Decision>,
    owed: owed.filter(isFlag),
  };
}
