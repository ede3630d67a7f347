export interface CartLine {
  readonly sku: string;
  readonly priceCents: number;
  readonly quantity: number;
}

export interface Order {
  readonly userId: string;
  readonly tenantId: string;
  readonly lines: readonly CartLine[];
}

export interface Receipt {
  readonly flow: 'classic' | 'bundled';
  readonly subtotalCents: number;
  readonly shippingCents: number;
  readonly totalCents: number;
}

const shippingPerParcelCents = 490;
const freeShippingFromCents = 5_000;

const subtotalOf = (lines: readonly CartLine[]): number =>
  lines.reduce((sum, line) => sum + line.priceCents * line.quantity, 0);

const receipt = (flow: Receipt['flow'], subtotalCents: number, shippingCents: number): Receipt => ({
  flow,
  subtotalCents,
  shippingCents,
  totalCents: subtotalCents + shippingCents,
});

/** What the shop has always done: each line travels in a parcel of its own. */
export function classicCheckout(order: Order): Receipt {
  return receipt('classic', subtotalOf(order.lines), order.lines.length * shippingPerParcelCents);
}

/** The new code, deployed dark behind `new_checkout_flow`: one parcel, free from 50 €. */
export function bundledCheckout(order: Order): Receipt {
  const subtotalCents = subtotalOf(order.lines);
  return receipt('bundled', subtotalCents, subtotalCents >= freeShippingFromCents ? 0 : shippingPerParcelCents);
}
