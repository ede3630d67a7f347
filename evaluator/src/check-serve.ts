import { bucketCount } from './bucket.js';
import { checkFilledList, checkName } from './check-parts.js';
import { checkVariantName } from './check-variants.js';
import { isRecord } from './json.js';
import type { Report } from './problem.js';

export function checkServe(serve: unknown, variants: unknown, path: string, report: Report): void {
  if (!isRecord(serve)) {
    report(path, 'Use { variant } or { by, split }.');
    return;
  }
  if (serve['split'] === undefined) {
    checkVariantName(serve['variant'], variants, `${path}/variant`, report);
    return;
  }
  if (serve['variant'] !== undefined) report(path, 'Serve a variant or a split, not both.');
  checkName(serve['by'], `${path}/by`, report);
  checkSplit(serve['split'], variants, `${path}/split`, report);
}

function checkSplit(split: unknown, variants: unknown, path: string, report: Report): void {
  const parts = checkFilledList(split, path, report);
  let sum = 0;
  for (const [index, part] of parts.entries()) {
    sum += checkPart(part, variants, `${path}/${index}`, report);
  }
  if (parts.length > 0 && sum !== bucketCount) {
    report(path, `Let the weights sum to ${bucketCount} (thousandths of a percent); they sum to ${sum}.`);
  }
}

function checkPart(part: unknown, variants: unknown, path: string, report: Report): number {
  if (!isRecord(part)) {
    report(path, 'Use { variant, weight }.');
    return 0;
  }
  checkVariantName(part['variant'], variants, `${path}/variant`, report);
  const weight = part['weight'];
  if (isWeight(weight)) return weight;
  report(`${path}/weight`, `Use an integer from 0 to ${bucketCount} (thousandths of a percent).`);
  return 0;
}

function isWeight(weight: unknown): weight is number {
  return typeof weight === 'number' && Number.isInteger(weight) && weight >= 0 && weight <= bucketCount;
}
