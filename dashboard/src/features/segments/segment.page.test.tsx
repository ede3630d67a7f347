// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';
import { keys } from '../../api/keys.js';
import { type Asked, aProblem } from '../../testing/fake-server.js';
import { aSession, showApp } from '../../testing/show-app.js';
import type { SegmentParts } from './segment.draft.js';
import type { Segment } from './segments.queries.js';

const path = '/api/v1/projects/{project}/segments/{segment}';
const written = 'PATCH /api/v1/projects/default/segments/beta-testers';

function aSegment(given: Partial<SegmentParts> = {}) {
  const at = '2026-01-31T12:00:00.000Z';
  const parts = { description: '', by: 'userId', included: ['u1', 'u2'], excluded: [], rules: [], ...given };
  return { key: 'beta-testers', ...parts, createdAt: at, updatedAt: at } as Segment;
}

/** Keeps what is written, and refuses what was made on something older. */
function showSegment(begun: Segment, role: 'owner' | 'viewer' = 'owner') {
  let segment = begun;
  let revision = 1;
  const put = (change: object) => {
    segment = { ...segment, ...change };
    revision += 1;
  };
  const answer = () => Response.json(segment, { headers: { etag: `"${revision}"` } });
  const shown = showApp('/projects/default/segments/beta-testers', {
    'GET /api/v1/session': aSession({ role }),
    [`GET ${path}`]: answer,
    [`PATCH ${path}`]: ({ body, headers }: Asked) => {
      if (headers.get('if-match') !== `"${revision}"`) return aProblem(412, 'stale', 'Somebody has edited it.');
      put(body as object);
      return answer();
    },
  });
  return { ...shown, put };
}

const alwaysIn = () => screen.findByRole('textbox', { name: 'Values that are always in' });

beforeAll(async () => void (await import('./segment.page.js')), 60_000);

describe('the page of a segment', () => {
  it('says in words what saving will do, and sends only that', async () => {
    const { user, server } = showSegment(aSegment());
    await user.type(await alwaysIn(), 'u3{Enter}');
    await user.click(screen.getByRole('button', { name: 'Remove u1' }));
    await user.click(screen.getByRole('button', { name: 'Review' }));
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getByRole('term').textContent).toBe('Always in');
    expect(
      within(dialog)
        .getAllByRole('definition')
        .map(({ textContent }) => textContent),
    ).toEqual(['"u1"', '"u3"']);
    await user.click(within(dialog).getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(server.writes).toEqual([{ name: written, body: { included: ['u2', 'u3'] } }]);
    expect(screen.queryByRole('button', { name: 'Review' })).toBeNull();
  });

  it('shows both versions where somebody else was faster, and puts mine on top of theirs', async () => {
    const { user, server, put } = showSegment(aSegment());
    await user.type(await alwaysIn(), 'u3{Enter}');
    put({ description: 'They asked to be first' });
    await user.click(screen.getByRole('button', { name: 'Review' }));
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Save' }));
    const theirs = await screen.findByRole('region', { name: 'Theirs, saved' });
    expect(theirs.textContent).toContain('They asked to be first');
    expect(screen.getByRole('region', { name: 'Yours, not saved' }).textContent).toContain('"u3"');
    await user.click(screen.getByRole('button', { name: 'Put mine on top of theirs' }));
    await user.click(screen.getByRole('button', { name: 'Review' }));
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(server.writes).toHaveLength(2));
    expect(server.writes[1]?.body).toEqual({ included: ['u1', 'u2', 'u3'] });
  });

  it('loses nothing that was typed when news of another edit arrive', async () => {
    const { user, put, queryClient } = showSegment(aSegment());
    await user.type(await alwaysIn(), 'u3{Enter}');
    put({ included: ['u9'] });
    await queryClient.invalidateQueries({ queryKey: keys.in('default', 'segments') });
    await screen.findByText(/You both changed who is always in/);
    expect(screen.getByRole('button', { name: 'Remove u3' })).toBeTruthy();
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Review' }).disabled).toBe(true);
    await user.click(screen.getByRole('button', { name: 'Take theirs, drop mine' }));
    expect(await screen.findByRole('button', { name: 'Remove u9' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Remove u3' })).toBeNull();
  });

  it('lets a viewer change nothing', async () => {
    showSegment(aSegment(), 'viewer');
    const group = (await alwaysIn()).closest('fieldset');
    expect(group?.disabled).toBe(true);
    expect(screen.queryByRole('button', { name: 'Delete' })).toBeNull();
  });
});
