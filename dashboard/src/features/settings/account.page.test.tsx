// @vitest-environment happy-dom
import { screen, waitFor } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Answers, aRefusal, nothing } from '../../testing/fake-server.js';
import { enter, expectFault } from '../../testing/forms.js';
import { aSession, showApp } from '../../testing/show-app.js';

const at = '2026-01-31T12:00:00.000Z';
const aDevice = (id: string, userAgent: string, isCurrent: boolean) => ({
  id,
  userAgent,
  address: '127.0.0.1',
  method: 'password',
  createdAt: at,
  seenAt: at,
  expiresAt: at,
  isCurrent,
});
const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
const [known, fresh] = ['correct horse battery', 'staple battery horse correct'];

function showAccount(more: Answers = {}) {
  return showApp('/account', {
    'GET /api/v1/sessions': { items: [aDevice('s1', '', true), aDevice('s2', firefox, false)] },
    ...more,
  } as Answers);
}

async function changePassword(answer: unknown, next: string) {
  const shown = showAccount({ 'POST /api/v1/session/password': answer } as Answers);
  const current = await screen.findByLabelText('Password now');
  await enter(shown.user, current, known);
  await enter(shown.user, screen.getByLabelText('New password'), next);
  await shown.user.click(screen.getByRole('button', { name: 'Change the password' }));
  return { ...shown, current };
}

beforeAll(async () => void (await import('./account.page.js')), 60_000);

describe('one’s own password', () => {
  it('is changed, and stands nowhere after', async () => {
    const { server, current } = await changePassword(null, fresh);
    await screen.findByText('Your password is changed, and your other sessions have ended.');
    const body = { current: known, next: fresh };
    expect(server.writes).toEqual([{ name: 'POST /api/v1/session/password', body }]);
    await waitFor(() => expect((current as HTMLInputElement).value).toBe(''));
  });

  it('says at the field that the old one is another', async () => {
    const { current } = await changePassword(() => aRefusal('/current', 'is not your password'), fresh);
    await expectFault(current, 'Is not your password');
  });

  it('is not sent where it is too short', async () => {
    const { server } = await changePassword(null, 'short');
    await expectFault(screen.getByLabelText('New password'), 'Take at least 12 characters');
    expect(server.writes).toEqual([]);
  });

  it('is kept elsewhere where one signs in through a provider', async () => {
    showAccount({ 'GET /api/v1/session': { ...aSession(), method: 'okta' } } as Answers);
    await screen.findByText('You sign in through okta: your password is kept there.');
    expect(screen.queryByLabelText('New password')).toBeNull();
  });
});

describe('one’s own sessions', () => {
  it('end one by one, but not this one', async () => {
    const { user, server } = showAccount({ 'DELETE /api/v1/sessions/{session}': nothing });
    const ends = await screen.findAllByRole('button', { name: /End the session/ });
    expect(ends.map((button) => button.getAttribute('aria-label'))).toEqual(['End the session on Firefox on Linux']);
    await user.click(ends[0] as HTMLElement);
    await waitFor(() => expect(server.writes.map(({ name }) => name)).toEqual(['DELETE /api/v1/sessions/s2']));
  });
});
