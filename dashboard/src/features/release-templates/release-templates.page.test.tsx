// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Asked, aProblem } from '../../testing/fake-server.js';
import { listed } from '../../testing/people.js';
import { aTemplate } from '../../testing/release-plans.js';
import { aSession, showApp } from '../../testing/show-app.js';
import type { ReleaseTemplate } from './release-templates.queries.js';

const path = '/api/v1/projects/{project}/release-templates';
const own = aTemplate({
  key: 'our-week',
  name: 'Our week',
  version: 2,
  isShipped: false,
  createdBy: { kind: 'user', id: 'u1', name: 'ada@example.com' },
  createdAt: '2026-02-01T12:00:00.000Z',
});

function showTemplates(begun: readonly ReleaseTemplate[], role: 'owner' | 'viewer' = 'owner') {
  let templates = begun;
  return showApp('/projects/default/release-templates', {
    'GET /api/v1/session': aSession({ role }),
    [`GET ${path}`]: () => listed(...templates),
    [`GET ${path}/{key}`]: ({ query }: Asked) =>
      query.get('version') === '1' ? { ...own, version: 1, name: 'Our first week' } : aProblem(404, 'not-found', 'No.'),
    [`DELETE ${path}/{key}`]: () => {
      templates = templates.filter(({ isShipped }) => isShipped);
      return new Response(null, { status: 204 });
    },
  });
}

beforeAll(async () => void (await import('./release-templates.page.js')), 60_000);

describe('the page of the templates', () => {
  it('shows those that come with it and those of the project, with their stages', async () => {
    showTemplates([aTemplate(), own]);
    const card = await screen.findByRole('article', { name: 'Our week' });
    expect(within(card).getAllByRole('listitem')[0]?.textContent).toBe('Our own tenant 2 days');
    expect(card.textContent).toContain('3 stages, 9 days');
    const shipped = screen.getByRole('article', { name: 'Careful' });
    expect(within(shipped).queryByRole('button', { name: /Actions/ })).toBeNull();
  });

  it('shows earlier versions', async () => {
    const { user } = showTemplates([own]);
    await user.click(
      await screen
        .findByRole('textbox', { name: 'Version of Our week' })
        .catch(() => screen.getByRole('combobox', { name: 'Version of Our week' })),
    );
    await user.click(await screen.findByRole('option', { name: 'Version 1' }));
    await screen.findByRole('article', { name: 'Our first week' });
  });

  it('deletes one after asking', async () => {
    const { user, server } = showTemplates([aTemplate(), own]);
    await user.click(await screen.findByRole('button', { name: 'Actions for Our week' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Delete' }));
    await user.click(await screen.findByRole('button', { name: 'Delete the template' }));
    await waitFor(() => expect(screen.queryByRole('article', { name: 'Our week' })).toBeNull());
    expect(server.writes.map(({ name }) => name)).toEqual([
      'DELETE /api/v1/projects/default/release-templates/our-week',
    ]);
    await screen.findByText('None of your own yet');
  });

  it('lets a viewer change nothing', async () => {
    showTemplates([own], 'viewer');
    const card = await screen.findByRole('article', { name: 'Our week' });
    expect(within(card).queryByRole('button', { name: /Actions/ })).toBeNull();
  });
});
