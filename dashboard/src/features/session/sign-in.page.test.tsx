// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { type Answers, aProblem } from '../../testing/fake-server.js';
import { aSession, showApp } from '../../testing/show-app.js';

const signedOut = () => aProblem(401, 'unauthenticated', 'Sign in, or name a token.');
const providers: Answers = {
  'GET /api/v1/session/providers': { items: [{ key: 'okta', name: 'Okta' }], isUnclaimed: false },
};

describe('the sign-in', () => {
  it('is where everybody comes who is not signed in, and leads on to where they were going', async () => {
    const shown = showApp('/projects/default/flags?tag=new', {
      ...providers,
      'GET /api/v1/session': signedOut,
      'POST /api/v1/session': aSession(),
    });
    await shown.user.type(await screen.findByLabelText('E-mail address'), 'ada@example.com');
    await shown.user.type(screen.getByLabelText('Password'), 'correct horse battery');
    await shown.user.click(screen.getByRole('button', { name: 'Sign in' }));
    await screen.findByRole('heading', { name: 'Flags' });
    expect(shown.address()).toContain('/projects/default/flags');
    expect(shown.server.writes).toEqual([
      { name: 'POST /api/v1/session', body: { email: 'ada@example.com', password: 'correct horse battery' } },
    ]);
  });

  it('says what to do where address and password do not belong together', async () => {
    const { user } = showApp('/sign-in', { ...providers, 'POST /api/v1/session': signedOut });
    await user.type(await screen.findByLabelText('E-mail address'), 'ada@example.com');
    await user.type(screen.getByLabelText('Password'), 'wrong');
    await user.click(screen.getByRole('button', { name: 'Sign in' }));
    expect((await screen.findByRole('alert')).textContent).toContain('do not belong together');
  });

  it('asks for what is missing before it asks the server', async () => {
    const { user, server } = showApp('/sign-in', providers);
    await user.click(await screen.findByRole('button', { name: 'Sign in' }));
    expect(screen.getByText('Type your password')).toBeTruthy();
    expect(server.writes).toEqual([]);
  });

  it('offers the identity providers there are', async () => {
    showApp('/sign-in?to=%2Fprojects%2Fdefault%2Fflags', providers);
    const link = await screen.findByRole('link', { name: 'Continue with Okta' });
    expect(link.getAttribute('href')).toBe('/api/v1/session/oidc/okta?to=%2Fprojects%2Fdefault%2Fflags');
  });

  it.each(['//evil.example', '/%09/evil.example', '/%0A/evil.example', '/%5Cevil.example'])(
    'leads to no other origin: %s',
    async (to) => {
      showApp(`/sign-in?to=${to}`, providers);
      const link = await screen.findByRole('link', { name: 'Continue with Okta' });
      expect(link.getAttribute('href')).toBe('/api/v1/session/oidc/okta');
    },
  );
});
