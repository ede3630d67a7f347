// @vitest-environment happy-dom
import { screen, waitFor } from '@testing-library/react';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { type Answers, aProblem, aRefusal } from '../../testing/fake-server.js';
import { enter, expectFault } from '../../testing/forms.js';
import { aSession, showApp } from '../../testing/show-app.js';
import type { Invitation } from './invitation.types.js';

const invited: Invitation = {
  kind: 'member',
  email: 'grace@example.com',
  role: 'editor',
  project: null,
  hasAccount: false,
  expiresAt: '2030-01-01T00:00:00.000Z',
};

function openLink(
  found: Partial<Invitation>,
  accept?: Answers['POST /api/v1/invitations/accept'],
  token = 'the-token',
) {
  globalThis.location.hash = token;
  onTestFinished(() => {
    globalThis.location.hash = '';
  });
  return showApp('/invite', {
    'GET /api/v1/session': () => aProblem(401, 'unauthenticated', 'Sign in.'),
    'POST /api/v1/invitations/look': { ...invited, ...found },
    'POST /api/v1/invitations/accept': accept ?? aSession(),
    'GET /api/v1/projects': { items: [], nextCursor: null },
  } as Answers);
}

const password = 'correct horse battery staple';
const accepted = ({ server }: ReturnType<typeof openLink>) =>
  server.writes.find(({ name }) => name === 'POST /api/v1/invitations/accept')?.body;

beforeAll(async () => void (await import('./invite.page.js')), 60_000);

describe('an invitation', () => {
  it('makes the account and lets in; its token leaves the address at once', async () => {
    const shown = openLink({});
    await enter(shown.user, await screen.findByRole('textbox', { name: 'Your name' }), 'Grace');
    expect(globalThis.location.hash).toBe('');
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'E-mail address' }).readOnly).toBe(true);
    await enter(shown.user, screen.getByLabelText('Password'), password);
    await shown.user.click(screen.getByRole('button', { name: 'Make the account' }));
    await waitFor(() => expect(accepted(shown)).toEqual({ token: 'the-token', name: 'Grace', password }));
  });

  it('of whoever makes the first account asks for the address too', async () => {
    const shown = openLink({ kind: 'first-owner', email: null, role: 'owner' });
    await enter(shown.user, await screen.findByRole('textbox', { name: 'Your name' }), 'Ada');
    await enter(shown.user, screen.getByRole('textbox', { name: 'E-mail address' }), 'ada@example.com');
    await enter(shown.user, screen.getByLabelText('Password'), password);
    await shown.user.click(screen.getByRole('button', { name: 'Make the account' }));
    await waitFor(() => expect(accepted(shown)).toMatchObject({ email: 'ada@example.com', name: 'Ada' }));
  });

  it('asks who has an account for its password alone', async () => {
    const shown = openLink({ hasAccount: true });
    await enter(shown.user, await screen.findByLabelText('Your password'), 'short ones are old ones');
    expect(screen.queryByRole('textbox', { name: 'Your name' })).toBeNull();
    await shown.user.click(screen.getByRole('button', { name: 'Join' }));
    await waitFor(() => expect(accepted(shown)).toEqual({ token: 'the-token', password: 'short ones are old ones' }));
  });

  it('says at the field what the server says of it', async () => {
    const { user } = openLink({}, () => aRefusal('/password', 'is among those that are tried first'));
    await enter(user, await screen.findByRole('textbox', { name: 'Your name' }), 'Grace');
    await enter(user, screen.getByLabelText('Password'), 'password1234');
    await user.click(screen.getByRole('button', { name: 'Make the account' }));
    await expectFault(screen.getByLabelText('Password'), 'Is among those that are tried first');
  });

  it('that is not whole says what to do', async () => {
    openLink({}, undefined, '');
    await screen.findByText('Copy the link again, to its end, and open it anew.');
  });
});
