// @vitest-environment happy-dom
import { screen, waitFor } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Answers, aProblem } from '../../testing/fake-server.js';
import { anEnvironment, anItem } from '../../testing/flags.js';
import { someSettings } from '../../testing/settings.js';
import { aSession, showApp } from '../../testing/show-app.js';

const list = 'GET /api/v1/projects/{project}/flags';
const enabledPath = '/api/v1/projects/{project}/flags/{flag}/environments/{environment}/enabled';
const aConfig = {
  flag: 'new-billing',
  environment: 'production',
  ...someSettings(),
  updatedAt: '2026-01-31T12:00:00.000Z',
};
const environments = { items: [anEnvironment('development'), anEnvironment('production')], nextCursor: null };

function showFlags(items = [anItem(), anItem({ key: 'search', tags: ['web'] })], more: Answers = {}, search = '') {
  return showApp(`/projects/default/flags${search}`, {
    [list]: { items, nextCursor: null },
    'GET /api/v1/projects/{project}/environments': environments,
    ...more,
  });
}
const production = () =>
  screen.findByRole('switch', { name: 'new-billing in Production' }) as Promise<HTMLInputElement>;

// Its code is loaded when the page is asked for: on a busy machine that is most of the time.
beforeAll(async () => void (await import('./flags.page.js')), 60_000);

describe('the flags page', () => {
  it('switches at once, and takes it back when asked', async () => {
    const { user, server } = showFlags(undefined, { [`PUT ${enabledPath}`]: aConfig } as Answers);
    await user.click(await production());
    expect((await production()).checked).toBe(true);
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    await waitFor(async () => expect((await production()).checked).toBe(false));
    const name = 'PUT /api/v1/projects/default/flags/new-billing/environments/production/enabled';
    expect(server.writes).toEqual([
      { name, body: { enabled: true } },
      { name, body: { enabled: false } },
    ]);
  });

  it('switches back what the server refuses, and says why', async () => {
    const refusal = () => aProblem(403, 'forbidden', 'It takes an admin to change production.');
    const { user } = showFlags(undefined, { [`PUT ${enabledPath}`]: refusal } as Answers);
    await user.click(await production());
    await screen.findByText('It takes an admin to change production.');
    expect((await production()).checked).toBe(false);
  });

  it('leads to a request where the environment asks for approval', async () => {
    const held = () => aProblem(409, 'approval-needed', 'production asks for approval.');
    const { user, address } = showFlags(undefined, { [`PUT ${enabledPath}`]: held } as Answers);
    await user.click(await production());
    await user.click(await screen.findByRole('button', { name: 'Request it' }));
    await waitFor(() => expect(address()).toContain('/flags/new-billing?environment=production&propose=on'));
  });

  it('finds what is typed after a slash, and puts it into the address', async () => {
    const { user, address } = showFlags();
    await production();
    await user.keyboard('/web');
    await waitFor(() => expect(screen.queryByRole('link', { name: 'new-billing' })).toBeNull());
    expect(screen.getByRole('link', { name: 'search' })).toBeTruthy();
    await waitFor(() => expect(address()).toContain('q=web'));
  });

  it('shows what the address asks for', async () => {
    showFlags(undefined, {}, '?tag=web&sort=updated');
    await screen.findByRole('link', { name: 'search' });
    expect(screen.queryByRole('link', { name: 'new-billing' })).toBeNull();
    expect(screen.getByRole('status').textContent).toBe('1 of 2 flags');
  });

  it('goes down and up by j and k, and opens by e', async () => {
    const { user, address } = showFlags();
    await production();
    await user.keyboard('jjk');
    expect(document.activeElement?.textContent).toBe('new-billing');
    await user.keyboard('e');
    await waitFor(() => expect(address()).toBe('/projects/default/flags/new-billing'));
  });

  it('teaches what a flag is where there is none', async () => {
    showFlags([]);
    await screen.findByText('No flags yet');
    expect(screen.getAllByRole('button', { name: 'New flag' })).toHaveLength(2);
  });

  it('shows a viewer all, and nothing to switch', async () => {
    showFlags(undefined, { 'GET /api/v1/session': aSession({ role: 'viewer' }) });
    expect((await production()).disabled).toBe(true);
    expect(screen.queryByRole('button', { name: 'New flag' })).toBeNull();
  });
});
