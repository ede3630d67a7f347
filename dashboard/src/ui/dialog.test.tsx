// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Answers } from '../testing/fake-server.js';
import { anEnvironment } from '../testing/flags.js';
import { listed } from '../testing/people.js';
import { showApp } from '../testing/show-app.js';

const list = '/api/v1/projects/{project}/environments';
const show = (page: string, more: Answers = {}) =>
  showApp(`/projects/default/${page}`, { [`GET ${list}`]: listed(anEnvironment('production')), ...more });

// What pages load is no part of what is tried.
beforeAll(async () => {
  await import('../features/environments/environments.page.js');
  await import('../features/sdk-keys/sdk-keys.page.js');
  await import('./confirm-dialog.js');
}, 60_000);

/** It has the focus, and is left. */
async function leave(user: { keyboard(text: string): Promise<void> }) {
  const dialog = await screen.findByRole('dialog');
  await waitFor(() => expect(dialog.contains(document.activeElement)).toBe(true));
  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
}

describe('a dialog that is left gives the focus back', () => {
  it('to its button, though it stood in the page only while it was open', async () => {
    const { user } = show('environments');
    const button = await screen.findByRole('button', { name: 'New environment' });
    await user.click(button);
    await leave(user);
    expect(document.activeElement).toBe(button);
  });

  it.each(['Edit', 'Delete'])('to the menu that it was chosen from: %s', async (choice) => {
    const { user } = show('environments');
    const menu = await screen.findByRole('button', { name: 'Actions for Production' });
    await user.click(menu);
    await user.click(await screen.findByRole('menuitem', { name: choice }));
    await leave(user);
    expect(document.activeElement).toBe(menu);
  });

  it('to where the first began, where one followed another', async () => {
    const { user } = show('sdk-keys?environment=production', {
      [`GET ${list}/{environment}/sdk-keys`]: listed(),
      [`GET ${list}/{environment}/sdk-instances`]: listed(),
      [`POST ${list}/{environment}/sdk-keys`]: { id: 'k1', name: 'web', key: 'only-once' },
    } as Answers);
    const button = await screen.findByRole('button', { name: 'New key' });
    await user.click(button);
    const form = within(await screen.findByRole('dialog'));
    await user.type(form.getByRole('textbox', { name: 'Name' }), 'web');
    await user.click(form.getByRole('button', { name: 'Make the key' }));
    await screen.findByText('only-once');
    await leave(user);
    expect(document.activeElement).toBe(button);
  });
});
