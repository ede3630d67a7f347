import type { Segment as Definition } from '@guidon/evaluator';
import type { PartOf, Version } from '../../drafts/draft.js';
import { conditionsText } from '../../targeting/wording.js';
import { type Change, changeOf, listChange } from '../../ui/changes.js';
import { isSame } from '../../ui/is-same.js';
import type { Segment } from './segments.queries.js';

type Rules = Definition['rules'];

/** What an edit of a segment may change. */
export interface SegmentParts {
  readonly description: string;
  readonly by: string;
  readonly included: readonly string[];
  readonly excluded: readonly string[];
  readonly rules: Rules;
}

export const segmentPartNames: Readonly<Record<PartOf<SegmentParts>, string>> = {
  description: 'the description',
  by: 'the attribute of the lists',
  included: 'who is always in',
  excluded: 'who is never in',
  rules: 'the rules',
};

export function versionOf({
  value: { description, by, included, excluded, rules },
  etag,
}: {
  readonly value: Segment;
  readonly etag: string | null;
}): Version<SegmentParts> {
  return { value: { description, by, included, excluded, rules: rules as Rules }, etag: etag ?? '' };
}

/** What happens, in words, in the order in which it is decided who belongs to it. */
export function describeSegmentChanges(before: SegmentParts, after: SegmentParts): readonly Change[] {
  return [
    ...changeOf('Description', before.description || null, after.description || null),
    ...changeOf('Attribute of the lists', before.by, after.by),
    ...listChange('Never in', before.excluded, after.excluded),
    ...listChange('Always in', before.included, after.included),
    ...ruleChanges(before.rules, after.rules),
  ];
}

/** Rules have no names, and any of them lets in: what counts is which there are, not where. */
function ruleChanges(before: Rules, after: Rules): readonly Change[] {
  const [gone, come] = [minus(before, after), minus(after, before)];
  const places = Array.from({ length: Math.max(gone.length, come.length) }, (_, place) => place);
  return places.map((place) => ({
    what: places.length === 1 ? 'Rule' : `Rule (${place + 1})`,
    before: textOf(gone[place]),
    after: textOf(come[place]),
  }));
}

function textOf(rule: Rules[number] | undefined): string | null {
  return rule === undefined ? null : `if ${conditionsText(rule)}`;
}

function minus(rules: Rules, others: Rules): Rules {
  const left = [...others];
  return rules.filter((rule) => {
    const place = left.findIndex((other) => isSame(rule, other));
    if (place >= 0) left.splice(place, 1);
    return place < 0;
  });
}
