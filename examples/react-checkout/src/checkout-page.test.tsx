// @vitest-environment happy-dom
import { FlagsProvider } from '@guidon/sdk-browser/react';
import { createTestClient } from '@guidon/sdk-browser/testing';
import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { CheckoutPage } from './checkout-page.js';

afterEach(cleanup);

async function show(client: ReturnType<typeof createTestClient>): Promise<void> {
  const page = (
    <FlagsProvider client={client}>
      <CheckoutPage />
    </FlagsProvider>
  );
  await act(async () => render(page));
}

const textOf = (id: string) => screen.getByTestId(id).textContent;

describe('the checkout page', () => {
  it('shows the classic flow while the flag is unknown', async () => {
    await show(createTestClient());
    expect(textOf('flow')).toContain('Step 1 of 3');
    expect([textOf('shipping'), textOf('total')]).toEqual(['€4.90', '€48.40']);
  });

  it('changes to the new flow when the flag is raised', async () => {
    const flags = createTestClient({ 'new-checkout': false });
    await show(flags);
    act(() => flags.set('new-checkout', true));
    expect(textOf('flow')).toContain('Pay €48.40');
  });

  it('ships for free from the amount that the flag names', async () => {
    const flags = createTestClient({ 'free-shipping-from': 4_000 });
    await show(flags);
    expect([textOf('shipping'), textOf('total')]).toEqual(['free', '€43.50']);
  });
});
