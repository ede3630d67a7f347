import { useFlag, useValue } from '@guidon/sdk-browser/react';
import type { ReactNode } from 'react';
import { Freshness } from './freshness.js';
import { type Bill, billOf, cart, inEuros } from './shop.js';
import { ShopperChoice } from './shopper-choice.js';

/** Follows two flags: `new-checkout` chooses the flow, `free-shipping-from` says from how many cents on shipping is free. */
export function CheckoutPage(): ReactNode {
  const isNew = useFlag('new-checkout');
  const bill = billOf(cart, useValue('free-shipping-from', 5_000));
  return (
    <main className={isNew ? 'page new' : 'page'}>
      <header>
        <h1>Checkout</h1>
        <Freshness />
        <ShopperChoice />
      </header>
      <Cart bill={bill} />
      {isNew ? <OneStep bill={bill} /> : <ThreeSteps />}
    </main>
  );
}

function Cart({ bill }: { readonly bill: Bill }): ReactNode {
  return (
    <section className="card" aria-label="Cart">
      <ul>
        {cart.map(({ name, quantity, priceCents }) => (
          <li key={name}>
            <span>
              {quantity} × {name}
            </span>
            <span>{inEuros(quantity * priceCents)}</span>
          </li>
        ))}
        <li className="minor">
          <span>Shipping</span>
          <span data-testid="shipping">{bill.shippingCents === 0 ? 'free' : inEuros(bill.shippingCents)}</span>
        </li>
        <li className="total">
          <span>Total</span>
          <span data-testid="total">{inEuros(bill.totalCents)}</span>
        </li>
      </ul>
    </section>
  );
}

function OneStep({ bill }: { readonly bill: Bill }): ReactNode {
  return (
    <section className="card" data-testid="flow">
      <h2>One step, and it is yours</h2>
      <p>We have your address and your card on file.</p>
      <button type="button">Pay {inEuros(bill.totalCents)}</button>
    </section>
  );
}

function ThreeSteps(): ReactNode {
  return (
    <section className="card" data-testid="flow">
      <h2>Step 1 of 3: your address</h2>
      <label>
        Street and number
        <input autoComplete="street-address" />
      </label>
      <button type="button">Go on to payment</button>
    </section>
  );
}
