// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { aRelease } from '../../testing/releases.js';
import { showApp } from '../../testing/show-app.js';

function showReleases(address: string) {
  const asked: (string | null)[] = [];
  const shop = aRelease({ id: '3f0e7a52-8f5e-4d3a-9d53-0d8a7f6f0002', project: 'shop', flag: 'new-search' });
  const shown = showApp(address, {
    'GET /api/v1/releases': ({ query }) => {
      asked.push(query.get('state'));
      return { items: [aRelease(), shop], nextCursor: null };
    },
  });
  return { ...shown, asked };
}

describe('releases of all projects', () => {
  it('shows where each stands and what comes next', async () => {
    const { asked } = showReleases('/releases');
    const link = await screen.findByRole('link', { name: 'new-billing' });
    expect(link.getAttribute('href')).toBe('/projects/default/flags/new-billing/releases/production');
    expect(screen.getAllByText('Ten percent: 10 %')).toHaveLength(2);
    expect(screen.getAllByText('1 day left; then “Everybody” begins.')).toHaveLength(2);
    expect(asked).toEqual(['open']);
  });

  it('keeps what is looked for in the address', async () => {
    const { user, address, asked } = showReleases('/releases?state=waiting');
    await user.selectOptions(await screen.findByRole('combobox', { name: 'Project' }), 'shop');
    expect(await screen.findByRole('link', { name: 'new-search' })).toBeTruthy();
    expect(screen.queryByRole('link', { name: 'new-billing' })).toBeNull();
    expect(address()).toBe('/releases?state=waiting&project=shop');
    expect(asked).toEqual(['waiting,held']);
  });

  it('says that none is like that', async () => {
    showReleases('/releases?environment=staging');
    expect(await screen.findByText('None of these')).toBeTruthy();
  });
});
