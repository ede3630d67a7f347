// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Answers, aProblem } from '../../testing/fake-server.js';
import { anItem } from '../../testing/flags.js';
import { aSession, showApp } from '../../testing/show-app.js';
import type { FlagItem } from '../flags/flag-list.types.js';

const ada = { id: 'a', name: 'Ada' };
const some = [
  anItem({
    key: 'old-banner',
    lifecycle: 'ready-to-remove',
    codeUses: 4,
    owner: ada,
    createdAt: '2024-01-01T00:00:00Z',
  }),
  anItem({ key: 'new-billing', lifecycle: 'planned', codeUses: 0 }),
];
const gone = anItem({ key: 'gone', lifecycle: 'archived', codeUses: 1, archivedAt: '2026-01-01T00:00:00Z' });
const shop = {
  name: 'shop',
  revision: '0123456789abcdef',
  urlTemplate: null,
  scannedAt: '2026-01-31T12:00:00.000Z',
  uses: 5,
  flags: 2,
};

function showDebt(live: readonly FlagItem[] = some, more: Answers = {}, search = '') {
  return showApp(`/projects/default/debt${search}`, {
    'GET /api/v1/projects/{project}/flags': ({ query }) => ({
      items: query.get('archived') === 'true' ? [gone] : [...live],
      nextCursor: null,
    }),
    'GET /api/v1/projects/{project}/code-uses': { items: [shop], nextCursor: null },
    ...more,
  });
}

async function rows(): Promise<string[]> {
  const table = await screen.findByRole('table', { name: 'Flags to clean up' });
  const [, ...shown] = within(table).getAllByRole('row');
  return shown.map((row) => within(row).getAllByRole('link')[0]?.textContent ?? '');
}

// Its code is loaded when the page is asked for: on a busy machine that is most of the time.
beforeAll(async () => void (await import('./debt.page.js')), 60_000);

describe('the page of what to clean up', () => {
  it('shows what can go first, with its age, owner and places in code', async () => {
    showDebt();
    await waitFor(async () => expect(await rows()).toEqual(['old-banner', 'gone', 'new-billing']));
    const row = within(screen.getByRole('row', { name: /old-banner/ }));
    for (const text of ['Ready to remove', /years ago/, 'Ada', 'Not lately']) expect(row.getByText(text)).toBeTruthy();
    const link = row.getByRole('link', { name: '4 places that use old-banner' });
    expect(link.getAttribute('href')).toBe('/projects/default/flags/old-banner?tab=code');
    expect(within(screen.getByRole('list', { name: 'Scanned code' })).getByText('shop')).toBeTruthy();
  });

  it('is put in another order by its columns, and the address says so', async () => {
    const { user, address } = showDebt();
    const age = () => screen.findByRole('columnheader', { name: /Made/ });
    await user.click(within(await age()).getByRole('button'));
    await waitFor(async () => expect((await age()).getAttribute('aria-sort')).toBe('ascending'));
    await user.click(within(await age()).getByRole('button'));
    await waitFor(async () => expect((await age()).getAttribute('aria-sort')).toBe('descending'));
    expect(address()).toBe('/projects/default/debt?sort=age&isDescending=true');
    expect((await rows()).at(-1)).toBe('old-banner');
  });

  it('is narrowed to one stage', async () => {
    const { user, address } = showDebt();
    await user.click(await screen.findByRole('radio', { name: 'Planned (1)' }));
    await waitFor(async () => expect(await rows()).toEqual(['new-billing']));
    expect(address()).toBe('/projects/default/debt?stage=planned');
    await user.click(await screen.findByRole('radio', { name: 'All (3)' }));
    await waitFor(async () => expect(await rows()).toHaveLength(3));
  });

  it('archives after asking, and says what code would miss it', async () => {
    const { user, server } = showDebt(some, {
      'DELETE /api/v1/projects/{project}/flags/{flag}': () => new Response(null, { status: 204 }),
    });
    await user.click(await screen.findByRole('button', { name: 'Actions for old-banner' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Archive' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Archive old-banner?' }));
    expect(dialog.getByText(/The code that was scanned uses it in 4 places\./)).toBeTruthy();
    expect(server.writes).toEqual([]);
    await user.click(dialog.getByRole('button', { name: 'Archive' }));
    await screen.findByText('old-banner is archived.');
    expect(server.writes).toEqual([{ name: 'DELETE /api/v1/projects/default/flags/old-banner', body: undefined }]);
  });

  it('teaches how code is scanned where none was', async () => {
    showDebt(some, { 'GET /api/v1/projects/{project}/code-uses': { items: [], nextCursor: null } });
    await screen.findByText('See where your code uses these flags');
    expect(screen.getByText(/npx guidon scan \. --url .* --project default/)).toBeTruthy();
  });

  it('forgets a code base after asking', async () => {
    const { user, server } = showDebt(some, {
      'DELETE /api/v1/projects/{project}/code-uses/{repository}': () => new Response(null, { status: 204 }),
    });
    await user.click(await screen.findByRole('button', { name: 'Actions for shop' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Forget' }));
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Forget' }));
    await screen.findByText('shop is forgotten.');
    expect(server.writes.map(({ name }) => name)).toEqual(['DELETE /api/v1/projects/default/code-uses/shop']);
  });

  it('says that there is nothing where there is nothing', async () => {
    showDebt([], {
      'GET /api/v1/projects/{project}/flags': { items: [], nextCursor: null },
    });
    await screen.findByText('Nothing to clean up');
  });

  it('shows a viewer all, and nothing to do', async () => {
    showDebt(some, { 'GET /api/v1/session': aSession({ role: 'viewer' }) });
    await rows();
    expect(screen.queryByRole('button', { name: /Actions for/ })).toBeNull();
  });

  it('says why it shows nothing', async () => {
    showDebt(some, { 'GET /api/v1/projects/{project}/flags': () => aProblem(403, 'forbidden', 'This takes a role.') });
    await screen.findByText('This takes a role.');
  });
});
