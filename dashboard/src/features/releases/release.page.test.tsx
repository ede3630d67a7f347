// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { aProblem, type FakeServer } from '../../testing/fake-server.js';
import { anEvent, aRelease } from '../../testing/releases.js';
import { showApp } from '../../testing/show-app.js';
import type { Release } from './releases.queries.js';

const address = '/projects/default/flags/new-billing/releases/production';
const path = '/api/v1/projects/{project}/flags/{flag}/environments/{environment}/release' as const;
const events = { items: [anEvent({ reason: 'Its time is over. <b>At last</b>' })], nextCursor: null };

function showRelease(release: Release | null, answers: object = {}) {
  return showApp(address, {
    [`GET ${path}`]: () => release ?? aProblem(404, 'not-found', 'There is no release.'),
    [`GET ${path}/events`]: events,
    ...answers,
  });
}

/** What was asked of the release: how many are reached is asked by a POST as well. */
function actedOn({ writes }: FakeServer): unknown[] {
  return writes.filter(({ name }) => name.includes('/release/')).map(({ body }) => body);
}

const edits: Release['edits'] = {
  before: {
    serve: {
      by: 'userId',
      split: [
        { variant: 'on', weight: 10_000 },
        { variant: 'off', weight: 90_000 },
      ],
    },
  },
  after: { serve: { variant: 'on' } },
};

describe('the page of a release', () => {
  it('shows the stages, where it stands, what comes next and what happened', async () => {
    showRelease(aRelease());
    const stages = within(await screen.findByRole('list', { name: 'Stages' })).getAllByRole('listitem');
    expect(stages.map((stage) => stage.getAttribute('aria-current'))).toEqual([null, 'step', null]);
    expect(stages[0]?.textContent).toContain('acme and globex by tenantId');
    expect(stages[2]?.textContent).toContain('then an admin approves');
    expect(screen.getByText('1 day left; then “Everybody” begins.')).toBeTruthy();
    expect(await screen.findByText('Its time is over. <b>At last</b>')).toBeTruthy();
  });

  it('names who is in, and the share of all others', async () => {
    showRelease(aRelease());
    const section = await screen.findByRole('region', { name: 'Who is in' });
    for (const name of ['acme', 'globex', 'beta']) expect(within(section).getByText(name)).toBeTruthy();
    expect(section.textContent).toContain('10 % of all others, drawn by userId');
  });

  it('has the buttons that are allowed, and no others', async () => {
    showRelease(aRelease({ allowed: ['pause', 'abort'] }));
    const group = await screen.findByRole('group', { name: 'What can be done' });
    expect(
      within(group)
        .getAllByRole('button')
        .map(({ textContent }) => textContent),
    ).toEqual(['Pause', 'Abort']);
  });

  it('says what an action will do, and names the stage that it leaves', async () => {
    const { user, server } = showRelease(aRelease(), { [`POST ${path}/advance`]: aRelease() });
    await user.click(await screen.findByRole('button', { name: 'Advance' }));
    const dialog = await screen.findByRole('dialog', { name: 'Advance the release of new-billing' });
    expect(dialog.textContent).toContain('“Everybody” begins. That is before its time.');
    await user.type(within(dialog).getByLabelText('Reason'), 'All is well');
    await user.click(within(dialog).getByRole('button', { name: 'Advance' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(actedOn(server)).toEqual([{ stage: 'Ten percent', reason: 'All is well' }]);
  });

  it('shows a refusal in the words of the server, and stays', async () => {
    const refusal = () => aProblem(409, 'conflict', 'The release is paused. Allowed now: resume, rollback, abort.');
    const { user } = showRelease(aRelease(), { [`POST ${path}/pause`]: refusal });
    await user.click(await screen.findByRole('button', { name: 'Pause' }));
    const dialog = await screen.findByRole('dialog');
    await user.click(within(dialog).getByRole('button', { name: 'Pause' }));
    expect(await within(dialog).findByText(/Allowed now: resume/)).toBeTruthy();
  });

  it('asks how far back a rollback goes', async () => {
    const { user, server } = showRelease(aRelease(), { [`POST ${path}/rollback`]: aRelease() });
    await user.click(await screen.findByRole('button', { name: 'Roll back' }));
    const dialog = await screen.findByRole('dialog');
    await user.click(within(dialog).getByRole('radio', { name: 'To nobody' }));
    await user.click(within(dialog).getByRole('button', { name: 'Roll back' }));
    await waitFor(() => expect(actedOn(server)).toEqual([{ to: 'off' }]));
  });

  it('shows what was edited by hand, and goes on only once somebody said whose word counts', async () => {
    const paused = aRelease({ state: 'paused', pauseCause: 'edit', edits, allowed: ['resume', 'rollback', 'abort'] });
    const { user, server } = showRelease(paused, { [`POST ${path}/resume`]: aRelease() });
    await user.click(await screen.findByRole('button', { name: 'Resume' }));
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getByText('10 % on, 90 % off by userId')).toBeTruthy();
    await user.click(within(dialog).getByRole('button', { name: 'Resume' }));
    expect(within(dialog).getByText('Choose one of both.')).toBeTruthy();
    expect(actedOn(server)).toEqual([]);
    await user.click(within(dialog).getByRole('radio', { name: 'Overwrite it' }));
    await user.click(within(dialog).getByRole('button', { name: 'Resume' }));
    await waitFor(() => expect(actedOn(server)).toEqual([{ edits: 'overwrite' }]));
  });

  it('tells whom it waits for', async () => {
    const approval = { needed: true, of: 'stage', by: 'admin', approvedBy: null } as const;
    showRelease(aRelease({ state: 'waiting', timeLeftMs: null, dueAt: null, approval, allowed: [] }));
    expect(await screen.findByText(/It waits for admins: one of them must approve/)).toBeTruthy();
    expect(within(screen.getByRole('group', { name: 'What can be done' })).queryAllByRole('button')).toEqual([]);
  });

  it('teaches what a release is where there is none', async () => {
    showRelease(null);
    expect(await screen.findByText('No release yet')).toBeTruthy();
  });
});
