import { weightOf } from '@guidon/evaluator';

/** `12.345`: as many decimals as it has, at most three. */
export function percentText(weight: number): string {
  return String(weight / 1000);
}

/** What people type: a comma counts as a point, a sign of percent is passed over. */
export function readPercent(text: string): number | undefined {
  const plain = text.trim().replace(/\s*%$/, '').replace(',', '.');
  return /^\d{1,3}(\.\d*)?$|^\.\d+$/.test(plain) ? weightOf(Number(plain)) : undefined;
}
