// @vitest-environment happy-dom
import { screen, waitFor } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Answers, aRefusal } from '../../testing/fake-server.js';
import { expectFault, theDialog } from '../../testing/forms.js';
import { listed } from '../../testing/people.js';
import { showApp } from '../../testing/show-app.js';

const list = '/api/v1/projects/{project}/segments';

async function makeSegment(answer: Answers[`POST ${typeof list}`], key: string) {
  const shown = showApp('/projects/default/segments', {
    [`GET ${list}`]: listed(),
    [`POST ${list}`]: answer,
  } as Answers);
  await shown.user.click(
    await screen.findByText('No segments yet').then(() => screen.getByRole('button', { name: 'New segment' })),
  );
  const dialog = await theDialog();
  await shown.user.type(dialog.getByRole('textbox', { name: 'Key' }), key);
  await shown.user.click(dialog.getByRole('button', { name: 'Make the segment' }));
  return { ...shown, ...dialog };
}

beforeAll(async () => {
  await Promise.all([import('./segments.page.js'), import('./segment.page.js')]);
}, 60_000);

describe('the page of segments', () => {
  it('makes one, and leads to it', async () => {
    const at = '2026-01-31T12:00:00.000Z';
    const parts = { description: '', by: 'userId', included: [], excluded: [], rules: [] };
    const made = { key: 'beta', ...parts, createdAt: at, updatedAt: at };
    const { server, address } = await makeSegment(made, 'beta');
    await waitFor(() => expect(address()).toBe('/projects/default/segments/beta'));
    const body = { key: 'beta', description: '', by: 'userId' };
    expect(server.writes).toEqual([{ name: 'POST /api/v1/projects/default/segments', body }]);
  });

  it('says at the key that it is taken', async () => {
    const { getByRole } = await makeSegment(() => aRefusal('/key', 'is taken', 409), 'beta');
    await expectFault(getByRole('textbox', { name: 'Key' }), 'Is taken');
  });

  it('sends no key that cannot be one', async () => {
    const { getByRole, server } = await makeSegment(() => aRefusal('/key', 'is taken', 409), 'no spaces');
    await expectFault(
      getByRole('textbox', { name: 'Key' }),
      'Letters, digits, “.”, “_” and “-”, at most 100, and a letter or digit first',
    );
    expect(server.writes).toEqual([]);
  });
});
