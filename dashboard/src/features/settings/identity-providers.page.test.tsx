// @vitest-environment happy-dom
import { screen, waitFor } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Answers, aRefusal, nothing } from '../../testing/fake-server.js';
import { enter, expectFault, theDialog } from '../../testing/forms.js';
import { showApp } from '../../testing/show-app.js';
import type { IdentityProvider } from './identity-providers.queries.js';

const okta: IdentityProvider = {
  key: 'okta',
  name: 'Okta',
  issuer: 'https://login.example.com',
  clientId: 'guidon',
  hasClientSecret: true,
  scopes: ['openid', 'email'],
  groupsClaim: 'groups',
  roles: [{ group: 'flag-admins', role: 'admin', project: null }],
  defaultRole: null,
  isEnabled: true,
  redirectUri: 'http://guidon.test/api/v1/session/oidc/okta/callback',
  createdAt: '2026-01-31T12:00:00.000Z',
  updatedAt: '2026-01-31T12:00:00.000Z',
};

function showProviders(more: Answers = {}, providers: readonly IdentityProvider[] = [okta]) {
  return showApp('/identity-providers', { 'GET /api/v1/identity-providers': { items: [...providers] }, ...more });
}

async function makeProvider(answer: Answers['POST /api/v1/identity-providers']) {
  const shown = showProviders({ 'POST /api/v1/identity-providers': answer } as Answers);
  const { user } = shown;
  await user.click(await screen.findByRole('button', { name: 'New provider' }));
  const dialog = await theDialog();
  const type = (name: string, text: string) => enter(user, dialog.getByRole('textbox', { name }), text);
  await type('Name', 'Okta');
  await type('Key', 'okta');
  await type('Issuer', 'https://login.example.com');
  await type('Client ID', 'guidon');
  await enter(user, dialog.getByLabelText('Client secret'), 'sealed');
  await user.click(dialog.getByRole('button', { name: 'Make the provider' }));
  return { ...shown, ...dialog };
}

beforeAll(async () => void (await import('./identity-providers.page.js')), 60_000);

describe('the page of identity providers', () => {
  it('makes one', async () => {
    const { server } = await makeProvider(okta);
    await screen.findByText('Saved Okta.');
    expect(server.writes).toEqual([
      {
        name: 'POST /api/v1/identity-providers',
        body: {
          key: 'okta',
          name: 'Okta',
          issuer: 'https://login.example.com',
          clientId: 'guidon',
          clientSecret: 'sealed',
          scopes: ['openid', 'email', 'profile'],
          groupsClaim: 'groups',
          roles: [],
          defaultRole: null,
        },
      },
    ]);
  });

  it('says at the issuer what the server says of it', async () => {
    const { getByRole } = await makeProvider(() => aRefusal('/issuer', 'must be a URL that begins with https://'));
    await expectFault(getByRole('textbox', { name: 'Issuer' }), 'Must be a URL that begins with https://');
  });

  it('keeps the secret that there is where none is typed, and shows none', async () => {
    const { user, server } = showProviders({ 'PATCH /api/v1/identity-providers/{key}': okta });
    await user.click(await screen.findByRole('button', { name: 'Actions for Okta' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Edit' }));
    const { getByRole, getByLabelText } = await theDialog();
    expect((getByLabelText('Client secret') as HTMLInputElement).value).toBe('');
    await user.click(getByRole('button', { name: 'Add a group' }));
    await enter(user, getByRole('textbox', { name: 'Group 2' }), 'everybody');
    await user.click(getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(server.writes).toHaveLength(1));
    const body = server.writes[0]?.body;
    expect(body).toMatchObject({ roles: [...okta.roles, { group: 'everybody', role: 'viewer', project: null }] });
    expect(body).not.toHaveProperty('clientSecret');
  });

  it('says what deleting does before it does it', async () => {
    const { user, server } = showProviders({ 'DELETE /api/v1/identity-providers/{key}': nothing });
    await user.click(await screen.findByRole('button', { name: 'Actions for Okta' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Delete' }));
    const { dialog, getByRole } = await theDialog();
    expect(dialog.textContent).toContain('Nobody can sign in through it any more');
    await user.click(getByRole('button', { name: 'Delete the provider' }));
    await waitFor(() =>
      expect(server.writes.map(({ name }) => name)).toEqual(['DELETE /api/v1/identity-providers/okta']),
    );
  });
});
