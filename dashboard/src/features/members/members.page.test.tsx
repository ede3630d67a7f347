// @vitest-environment happy-dom
import { screen, waitFor } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Answers, aProblem, aRefusal } from '../../testing/fake-server.js';
import { expectFault, expectShownOnce, theDialog } from '../../testing/forms.js';
import { aMember, listed } from '../../testing/people.js';
import { showApp } from '../../testing/show-app.js';

const grace = aMember('Grace Hopper');
const link = 'http://guidon.test/invite#onlyOnce';

function showMembers(more: Answers = {}) {
  return showApp('/members', {
    'GET /api/v1/members': listed(aMember('Ada Lovelace', { id: 'u1', role: 'owner' }), grace),
    'GET /api/v1/invitations': listed(),
    ...more,
  } as Answers);
}

async function invite(answer: unknown, email: string) {
  const shown = showMembers({ 'POST /api/v1/invitations': answer } as Answers);
  await shown.user.click(await screen.findByRole('button', { name: 'Invite somebody' }));
  const dialog = await theDialog();
  await shown.user.type(dialog.getByRole('textbox', { name: 'E-mail address' }), email);
  await shown.user.click(dialog.getByRole('button', { name: 'Make the invitation' }));
  return { ...shown, ...dialog };
}

beforeAll(async () => void (await import('./members.page.js')), 60_000);

describe('an invitation', () => {
  it('is a link that is shown once', async () => {
    const { user, server } = await invite({ id: 'i1', link }, 'lise@example.com');
    await expectShownOnce(link, user);
    const body = { email: 'lise@example.com', role: 'editor' };
    expect(server.writes).toEqual([{ name: 'POST /api/v1/invitations', body }]);
  });

  it('can be withdrawn, however many there are', async () => {
    const anInvitation = (email: string) => ({
      ...{ id: email, email, role: 'viewer' as const, project: null, invitedBy: 'ada@example.com' },
      ...{ createdAt: '2026-01-31T12:00:00.000Z', expiresAt: '2026-02-07T12:00:00.000Z' },
    });
    showMembers({
      'GET /api/v1/invitations': ({ query }) =>
        query.get('cursor') === null
          ? { items: [anInvitation('first@example.com')], nextCursor: 'more' }
          : listed(anInvitation('last@example.com')),
    });
    await screen.findByRole('button', { name: 'Withdraw the invitation of first@example.com' });
    await screen.findByRole('button', { name: 'Withdraw the invitation of last@example.com' });
  });

  it('says at the field what the server says of it', async () => {
    const { getByRole } = await invite(() => aRefusal('/email', 'is no e-mail address'), 'lise@localhost');
    await expectFault(getByRole('textbox', { name: 'E-mail address' }), 'Is no e-mail address');
  });

  it('is not sent to what is no address', async () => {
    const { getByRole, server } = await invite({ id: 'i1', link }, 'lise');
    await expectFault(getByRole('textbox', { name: 'E-mail address' }), 'Type an e-mail address');
    expect(server.writes).toEqual([]);
  });
});

describe('the page of members', () => {
  const act = async (user: ReturnType<typeof showMembers>['user'], action: string) => {
    await user.click(await screen.findByRole('button', { name: 'Actions for Grace Hopper' }));
    await user.click(await screen.findByRole('menuitem', { name: action }));
  };

  it('changes a role, and tells why not', async () => {
    const last = () => aProblem(409, 'conflict', 'This is the last active owner. Make another owner first.');
    const { user, server } = showMembers({ 'PATCH /api/v1/users/{user}': last });
    await act(user, 'Change the role');
    const { getByRole, findByRole } = await theDialog();
    await user.click(getByRole('combobox', { name: 'On the whole instance' }));
    await user.click(await screen.findByRole('option', { name: /^Viewer/ }));
    await user.click(getByRole('button', { name: 'Save' }));
    expect((await findByRole('alert')).textContent).toContain('This is the last active owner');
    expect(server.writes).toEqual([{ name: 'PATCH /api/v1/users/grace.hopper', body: { role: 'viewer' } }]);
  });

  it('says what deactivating does before it does it', async () => {
    const gone = { ...grace, deactivatedAt: '2026-01-31T12:00:00.000Z' };
    const { user, server } = showMembers({ 'PATCH /api/v1/users/{user}': gone });
    await act(user, 'Deactivate');
    const { dialog, getByRole } = await theDialog();
    expect(dialog.textContent).toContain('the links that they made end at once');
    await user.click(getByRole('button', { name: 'Deactivate' }));
    await waitFor(() => expect(server.writes).toHaveLength(1));
    expect(server.writes[0]?.body).toEqual({ deactivated: true });
  });

  it('shows a link to a new password once', async () => {
    const made = { link, expiresAt: '2026-02-01T12:00:00.000Z' };
    const { user } = showMembers({ 'POST /api/v1/users/{user}/password-link': made } as Answers);
    await act(user, 'Link to a new password');
    await expectShownOnce(link, user);
  });
});
