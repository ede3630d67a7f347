import type { Context } from '../model.js';
import type { Utf8 } from './blocks.js';
import { conditionsOn } from './conditions.js';
import type { ClientCondition, ClientFlagCondition, ClientStep, DecidableFlag, Decision, Projection } from './model.js';
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
  utf8: Utf8,
): Decided {
  const entries = byKey(flags);
  const attributes = new Map<string, unknown>(Object.entries({ ...context }));
  const meets = conditionsOn(attributes, salt, utf8);
  const known = new Map<string, Decision | undefined>();
  const owed: string[] = [];

  function decide({ key, variants, steps }: DecidableFlag): Decision | undefined {
    if (!known.has(key)) {
      // Also what a flag finds that leans on itself.
      known.set(key, answers.get(key));
      try {
        const step = steps.find(({ if: conditions = [] }) => conditions.every(holds)) as ClientStep;
        const [place, reason] = served(step, attributes, utf8);
        const [variant, value] = variants[place] as DecidableFlag['variants'][number];
        known.set(key, { value, variant, reason } as Decision);
      } catch {
        owed.push(key);
      }
    }
    return known.get(key);
  }

  function holds(condition: ClientCondition): boolean {
    return ('flag' in condition ? serves(condition) : meets(condition)) === !condition.negate;
  }

  function serves({ flag, variants }: ClientFlagCondition): boolean {
    const other = entries.get(flag);
    // Undefined, it throws: of what leans on it nothing can be said either.
    const { variant, reason } = (other ? decide(other as DecidableFlag) : {}) as Decision;
    return reason !== 'DISABLED' && variants.includes(variant as string);
  }

  (flags as readonly DecidableFlag[]).forEach(decide);
  const isFlag = (key: string) => key[0] !== '#';
  return {
    decisions: new Map([...known].filter(([key, decision]) => decision && isFlag(key))) as Map<string, Decision>,
    owed: owed.filter(isFlag),
  };
}
