// @vitest-environment happy-dom
import { FlagsProvider } from '@guidon/sdk-browser/react';
import { createTestClient } from '@guidon/sdk-browser/testing';
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { CheckoutPage } from './checkout-page.js';

// How React knows that a test looks on.
vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

async function show(client: ReturnType<typeof createTestClient>) {
  const page = document.createElement('div');
  const root = createRoot(page);
  const app = (
    <FlagsProvider client={client}>
      <CheckoutPage />
    </FlagsProvider>
  );
  await act(async () => root.render(app));
  onTestFinished(() => act(() => root.unmount()));
  return { textOf: (id: string) => page.querySelector(`[data-testid=${id}]`)?.textContent };
}

describe('the checkout page', () => {
  it('shows the classic flow while the flag is unknown', async () => {
    const { textOf } = await show(createTestClient());
    expect(textOf('flow')).toContain('Step 1 of 3');
    expect([textOf('shipping'), textOf('total')]).toEqual(['€4.90', '€48.40']);
  });

  it('changes to the new flow when the flag is raised', async () => {
    const flags = createTestClient({ 'new-checkout': false });
    const { textOf } = await show(flags);
    act(() => flags.set('new-checkout', true));
    expect(textOf('flow')).toContain('Pay €48.40');
  });

  it('ships for free from the amount that the flag names', async () => {
    const { textOf } = await show(createTestClient({ 'free-shipping-from': 4_000 }));
    expect([textOf('shipping'), textOf('total')]).toEqual(['free', '€43.50']);
  });
});
