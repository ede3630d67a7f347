// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Answers, aRefusal } from '../../testing/fake-server.js';
import { expectFault } from '../../testing/forms.js';
import { listed } from '../../testing/people.js';
import { aSession, showApp } from '../../testing/show-app.js';

const at = '2026-01-01T00:00:00.000Z';
const project = {
  key: 'default',
  name: 'Default',
  description: '',
  publicAttributes: ['country'],
  privateAttributes: [],
  createdAt: at,
  updatedAt: at,
};

function showSettings(more: Answers = {}) {
  return showApp('/projects/default/settings', { 'GET /api/v1/projects': listed(project), ...more });
}

beforeAll(async () => void (await import('./project-settings.page.js')), 60_000);

describe('the settings of a project', () => {
  it('are saved as a whole', async () => {
    const { user, server } = showSettings({ 'PATCH /api/v1/projects/{project}': project });
    const save = await screen.findByRole<HTMLButtonElement>('button', { name: 'Save' });
    expect(save.disabled).toBe(true);
    await user.type(screen.getByRole('textbox', { name: 'Name' }), ' shop');
    await user.type(screen.getByRole('combobox', { name: 'Private attributes' }), 'email{Enter}');
    await user.click(save);
    await screen.findByText('Saved the settings of the project.');
    expect(server.writes).toEqual([
      {
        name: 'PATCH /api/v1/projects/default',
        body: { name: 'Default shop', description: '', publicAttributes: ['country'], privateAttributes: ['email'] },
      },
    ]);
  });

  it('say at the field what the server says of it', async () => {
    const refusal = () => aRefusal('/publicAttributes/1', 'must not be empty');
    const { user } = showSettings({ 'PATCH /api/v1/projects/{project}': refusal });
    const attributes = await screen.findByRole('combobox', { name: 'Public attributes' });
    await user.type(attributes, 'plan{Enter}');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await expectFault(attributes, '1 must not be empty');
  });

  it('are shown to an editor, and not offered', async () => {
    showSettings({ 'GET /api/v1/session': aSession({ role: 'editor' }) });
    expect((await screen.findByRole<HTMLInputElement>('textbox', { name: 'Name' })).disabled).toBe(true);
    expect(screen.queryByRole('button', { name: 'Save' })).toBeNull();
  });
});
