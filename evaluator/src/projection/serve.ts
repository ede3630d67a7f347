import { bucketOfHash } from '../bucket.js';
import type { Reason } from '../reason.js';
import { type Attributes, textOf } from './attributes.js';
import type { Utf8 } from './blocks.js';
import { checksum } from './md5.js';
import type { ClientStep, Place } from './model.js';

/** What a step comes to. */
export function served(
  { serve, reason }: ClientStep,
  attributes: Attributes,
  utf8: Utf8,
): readonly [Place, Reason | undefined] {
  if (typeof serve === 'number') return [serve, reason];
  const { by, seed, split, otherwise } = serve;
  const value = textOf(attributes.get(by));
  if (value === undefined) return [otherwise, 'NO_BUCKETING_VALUE'];
  const bucket = bucketOfHash(checksum(utf8(`${seed}:${value}`)));
  const [place] = split.find(([, end]) => bucket < end) as (typeof split)[number];
  return [place, reason];
}
