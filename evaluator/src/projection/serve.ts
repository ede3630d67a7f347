import { bucketOfHash } from '../bucket.js';
import type { Reason } from '../reason.js';
import { type Attributes, textOf } from './attributes.js';
import { checksum } from './md5.js';
import type { ClientStep, Place } from './model.js';

/** What a step comes to. */
export function served({ serve, reason }: ClientStep, attributes: Attributes): readonly [Place, Reason | undefined] {
  if (typeof serve === 'number') return [serve, reason];
  const value = textOf(attributes.get(serve.by));
  if (value === undefined) return [serve.otherwise, 'NO_BUCKETING_VALUE'];
  const bucket = bucketOfHash(checksum(`${serve.seed}:${value}`));
  const [place] = serve.split.find(([, end]) => bucket < end) as (typeof serve.split)[number];
  return [place, reason];
}
