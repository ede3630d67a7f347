// @vitest-environment happy-dom
import { screen, waitFor } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Answers, aRefusal } from '../../testing/fake-server.js';
import { anEnvironment } from '../../testing/flags.js';
import { expectFault, theDialog } from '../../testing/forms.js';
import { listed } from '../../testing/people.js';
import { aSession, showApp } from '../../testing/show-app.js';

const list = '/api/v1/projects/{project}/environments';

function showEnvironments(more: Answers = {}) {
  return showApp('/projects/default/environments', {
    [`GET ${list}`]: listed(anEnvironment('production')),
    ...more,
  });
}

beforeAll(async () => void (await import('./environments.page.js')), 60_000);

describe('the page of environments', () => {
  it('makes one, with a key that follows its name', async () => {
    const { user, server } = showEnvironments({ [`POST ${list}`]: anEnvironment('early-access') });
    await user.click(await screen.findByRole('button', { name: 'New environment' }));
    const { getByRole } = await theDialog();
    await user.type(getByRole('textbox', { name: 'Name' }), 'Early Access');
    await user.click(getByRole('switch', { name: /^Ask for approval/ }));
    await user.click(getByRole('button', { name: 'Make the environment' }));
    await screen.findByText('Made the environment Early Access.');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(server.writes).toEqual([
      {
        name: 'POST /api/v1/projects/default/environments',
        body: {
          key: 'early-access',
          name: 'Early Access',
          changeRole: 'editor',
          requiresApproval: true,
          sampleContexts: false,
        },
      },
    ]);
  });

  it('says at the key that it is taken, and keeps what was typed', async () => {
    const { user } = showEnvironments({ [`POST ${list}`]: () => aRefusal('/key', 'is taken', 409) });
    await user.click(await screen.findByRole('button', { name: 'New environment' }));
    const { getByRole, queryByRole } = await theDialog();
    await user.type(getByRole('textbox', { name: 'Name' }), 'Production');
    await user.click(getByRole('button', { name: 'Make the environment' }));
    await expectFault(getByRole('textbox', { name: 'Key' }), 'Is taken');
    expect(getByRole<HTMLInputElement>('textbox', { name: 'Name' }).value).toBe('Production');
    expect(queryByRole('alert')).toBeNull();
  });

  it('changes one, but not its key', async () => {
    const { user, server } = showEnvironments({ [`PATCH ${list}/{environment}`]: anEnvironment('production') });
    await user.click(await screen.findByRole('button', { name: 'Actions for Production' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Edit' }));
    const { getByRole, queryByRole } = await theDialog();
    expect(queryByRole('textbox', { name: 'Key' })).toBeNull();
    await user.click(getByRole('switch', { name: /^Keep a sample/ }));
    await user.click(getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(server.writes).toHaveLength(1));
    expect(server.writes[0]).toMatchObject({
      name: 'PATCH /api/v1/projects/default/environments/production',
      body: { sampleContexts: true, requiresApproval: false },
    });
  });

  it('offers an editor nothing to change', async () => {
    showEnvironments({ 'GET /api/v1/session': aSession({ role: 'editor' }) });
    await screen.findByText('Production');
    expect(screen.queryByRole('button', { name: /New environment|Actions for/ })).toBeNull();
  });
});
