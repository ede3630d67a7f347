import { screen, waitFor, within } from '@testing-library/react';
import { expect } from 'vitest';

/** The dialog that is open, and what stands in it. */
export async function theDialog() {
  const dialog = await screen.findByRole('dialog');
  return { dialog, ...within(dialog) };
}

interface Hand {
  click(element: Element): Promise<void>;
  paste(text: string): Promise<void>;
}

/** At once, where it does not matter what is shown between two letters. */
export async function enter(user: Hand, field: HTMLElement, text: string): Promise<void> {
  await user.click(field);
  await user.paste(text);
}

/** That the field, and not only the page, says what is wrong with it. */
export async function expectFault(field: HTMLElement, text: string): Promise<void> {
  await waitFor(() => expect(field.getAttribute('aria-invalid')).toBe('true'));
  const ids = (field.getAttribute('aria-describedby') ?? '').split(' ');
  expect(ids.map((id) => document.getElementById(id)?.textContent)).toContain(text);
}

/** That a secret stands there once: closed, it is nowhere any more. */
export async function expectShownOnce(secret: string, user: Pick<Hand, 'click'>): Promise<void> {
  const shown = await screen.findByText(secret);
  expect(shown.closest('[role="dialog"]')?.textContent).toContain('This is the only time that it is shown');
  await user.click(screen.getByRole('button', { name: 'I have copied it' }));
  await waitFor(() => expect(screen.queryByText(secret)).toBeNull());
}
