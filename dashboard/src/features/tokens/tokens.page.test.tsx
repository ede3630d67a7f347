// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Answers, aRefusal } from '../../testing/fake-server.js';
import { expectFault, expectShownOnce, theDialog } from '../../testing/forms.js';
import { listed } from '../../testing/people.js';
import { aSession, showApp } from '../../testing/show-app.js';
import type { Token } from './tokens.queries.js';

const secret = 'guidon_token_onlyOnce';
const pipeline: Token = {
  id: 't1',
  name: 'pipeline',
  kind: 'service',
  role: 'editor',
  project: null,
  user: null,
  hint: 'guidon_token_only',
  createdAt: '2026-01-31T12:00:00.000Z',
  lastUsedAt: null,
  expiresAt: null,
  revokedAt: null,
};

function showTokens(more: Answers = {}) {
  return showApp('/tokens', { 'GET /api/v1/tokens': listed(pipeline), ...more });
}

beforeAll(async () => void (await import('./tokens.page.js')), 60_000);

describe('the page of API tokens', () => {
  it('makes one that ends, and shows it once', async () => {
    const { user, server } = showTokens({ 'POST /api/v1/tokens': { ...pipeline, token: secret } } as Answers);
    await user.click(await screen.findByRole('button', { name: 'New token' }));
    const { getByRole } = await theDialog();
    await user.type(getByRole('textbox', { name: 'Name' }), 'pipeline');
    await user.click(getByRole('radio', { name: /Service/ }));
    await user.click(getByRole('button', { name: 'Make the token' }));
    await expectShownOnce(secret, user);
    expect(server.writes).toMatchObject([
      { name: 'POST /api/v1/tokens', body: { name: 'pipeline', kind: 'service', role: 'editor' } },
    ]);
    const made = server.writes[0]?.body as { readonly expiresAt: string } | undefined;
    expect(new Date(made?.expiresAt ?? 0).getTime()).toBeGreaterThan(Date.now());
  });

  it('says at the role what the server says of it', async () => {
    const refusal = () => aRefusal('/role', 'must not be more than your own: viewer');
    const { user } = showTokens({ 'POST /api/v1/tokens': refusal });
    await user.click(await screen.findByRole('button', { name: 'New token' }));
    const { getByRole } = await theDialog();
    await user.type(getByRole('textbox', { name: 'Name' }), 'pipeline');
    await user.click(getByRole('button', { name: 'Make the token' }));
    await expectFault(getByRole('combobox', { name: 'Role' }), 'Must not be more than your own: viewer');
  });

  it('offers no role above one’s own', async () => {
    const { user } = showTokens({ 'GET /api/v1/session': aSession({ role: 'editor' }) });
    await user.click(await screen.findByRole('button', { name: 'New token' }));
    await user.click((await theDialog()).getByRole('combobox', { name: 'Role' }));
    expect(screen.getAllByRole('option').map(({ textContent }) => textContent)).toEqual(['viewer', 'editor']);
  });
});
