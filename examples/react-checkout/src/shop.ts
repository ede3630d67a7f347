export interface Line {
  readonly name: string;
  readonly priceCents: number;
  readonly quantity: number;
}

export const cart: readonly Line[] = [
  { name: 'Stoneware mug', priceCents: 1_200, quantity: 2 },
  { name: 'First flush Darjeeling', priceCents: 650, quantity: 3 },
];

/** Whom the page can be seen as. */
export const shoppers = [
  { userId: 'ada', plan: 'free' },
  { userId: 'grace', plan: 'pro' },
] as const;

const usualShippingCents = 490;

export interface Bill {
  readonly goodsCents: number;
  readonly shippingCents: number;
  readonly totalCents: number;
}

export function billOf(lines: readonly Line[], freeShippingFromCents: number): Bill {
  const goodsCents = lines.reduce((sum, line) => sum + line.priceCents * line.quantity, 0);
  const shippingCents = goodsCents >= freeShippingFromCents ? 0 : usualShippingCents;
  return { goodsCents, shippingCents, totalCents: goodsCents + shippingCents };
}

const euros = new Intl.NumberFormat('en', { style: 'currency', currency: 'EUR' });

export const inEuros = (cents: number): string => euros.format(cents / 100);
