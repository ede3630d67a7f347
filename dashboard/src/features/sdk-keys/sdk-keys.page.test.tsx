// @vitest-environment happy-dom
import { screen, waitFor } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Answers, aRefusal, nothing } from '../../testing/fake-server.js';
import { anEnvironment } from '../../testing/flags.js';
import { expectFault, expectShownOnce, theDialog } from '../../testing/forms.js';
import { listed } from '../../testing/people.js';
import { showApp } from '../../testing/show-app.js';

const list = '/api/v1/projects/{project}/environments/{environment}/sdk-keys';
const written = '/api/v1/projects/default/environments/production/sdk-keys';
const secret = 'guidon_server_onlyOnce';
const checkout = {
  id: 'k1',
  name: 'checkout',
  kind: 'server' as const,
  hint: 'guidon_server_only',
  allowedOrigins: [],
  createdAt: '2026-01-31T12:00:00.000Z',
  revokedAt: null,
};

function showKeys(more: Answers = {}) {
  return showApp('/projects/default/sdk-keys?environment=production', {
    'GET /api/v1/projects/{project}/environments': listed(anEnvironment('production')),
    [`GET ${list}`]: listed(checkout),
    'GET /api/v1/projects/{project}/environments/{environment}/sdk-instances': listed(),
    ...more,
  } as Answers);
}

beforeAll(async () => void (await import('./sdk-keys.page.js')), 60_000);

describe('the page of SDK keys', () => {
  it('makes one and shows it once', async () => {
    const { user, server } = showKeys({ [`POST ${list}`]: { ...checkout, key: secret } } as Answers);
    await user.click(await screen.findByRole('button', { name: 'New key' }));
    const { getByRole } = await theDialog();
    await user.type(getByRole('textbox', { name: 'Name' }), 'checkout');
    await user.click(getByRole('button', { name: 'Make the key' }));
    await expectShownOnce(secret, user);
    expect(server.writes).toEqual([{ name: `POST ${written}`, body: { name: 'checkout', kind: 'server' } }]);
  });

  it('asks at the field for the pages that may use a client key, and says there what the server makes of them', async () => {
    const { user } = showKeys({ [`POST ${list}`]: () => aRefusal('/allowedOrigins/0', 'is no origin') });
    await user.click(await screen.findByRole('button', { name: 'New key' }));
    const { getByRole } = await theDialog();
    await user.type(getByRole('textbox', { name: 'Name' }), 'shop');
    await user.click(getByRole('radio', { name: /Client/ }));
    await user.click(getByRole('button', { name: 'Make the key' }));
    const origins = getByRole('combobox', { name: /Origins/ });
    await expectFault(origins, 'Name at least one: otherwise no page may use the key');
    await user.type(origins, 'shop{Enter}');
    await user.click(getByRole('button', { name: 'Make the key' }));
    await expectFault(origins, '0 is no origin');
  });

  it('begins anew when it is opened again', async () => {
    const { user } = showKeys({ [`POST ${list}`]: () => aRefusal('/name', 'is too long') });
    await user.click(await screen.findByRole('button', { name: 'New key' }));
    const { getByRole } = await theDialog();
    await user.type(getByRole('textbox', { name: 'Name' }), 'x');
    await user.click(getByRole('button', { name: 'Make the key' }));
    await expectFault(getByRole('textbox', { name: 'Name' }), 'Is too long');
    await user.click(getByRole('button', { name: 'Cancel' }));
    await user.click(screen.getByRole('button', { name: 'New key' }));
    const again = (await theDialog()).getByRole<HTMLInputElement>('textbox', { name: 'Name' });
    expect([again.value, again.getAttribute('aria-invalid')]).toEqual(['', null]);
  });

  it('says what revoking does before it does it', async () => {
    const { user, server } = showKeys({ [`DELETE ${list}/{key}`]: nothing });
    await user.click(await screen.findByRole('button', { name: 'Actions for checkout' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Revoke' }));
    const { dialog, getByRole } = await theDialog();
    expect(dialog.textContent).toContain('Its streams end at once');
    expect(server.writes).toEqual([]);
    await user.click(getByRole('button', { name: 'Revoke the key' }));
    await waitFor(() => expect(server.writes).toEqual([{ name: `DELETE ${written}/k1`, body: undefined }]));
  });
});
