import type { Rule } from '@guidon/evaluator';
import type { SettingsPatch } from '../../definitions/settings.schema.js';
import type { Edit } from './config.edits.js';

/** Each property given replaces what there is. */
export function patchedBy({ rules, ...patch }: Partial<SettingsPatch>): Edit {
  const named = rules === undefined ? {} : { rules: withIds(rules) };
  return (_flag, settings) => ({ ...settings, ...patch, ...named });
}

/** The same for the same list, so that a repeated request makes no second change. */
function withIds(rules: NonNullable<SettingsPatch['rules']>): Rule[] {
  const taken = new Set(rules.map((rule) => rule.id));
  const free = (index: number): string => {
    for (let number = index + 1; ; number += 1) if (!taken.has(`rule-${number}`)) return `rule-${number}`;
  };
  return rules.map((rule, index) => {
    const id = rule.id ?? free(index);
    taken.add(id);
    return { ...rule, id } as Rule;
  });
}
