// @vitest-environment happy-dom
import { screen, waitFor } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Answers } from '../../testing/fake-server.js';
import { anItem } from '../../testing/flags.js';
import { aMember, listed } from '../../testing/people.js';
import { showApp } from '../../testing/show-app.js';
import type { FlagFacts } from './flag-header.js';

const members = [
  aMember('Ada Lovelace', { id: 'u1' }),
  aMember('Grace Hopper'),
  aMember('Hedy Lamarr'),
  aMember('Left Long Ago', { deactivatedAt: '2026-01-01T00:00:00.000Z' }),
];

async function editFlag(owner: FlagFacts['owner']) {
  const { environments: _, lastEvaluatedAt: __, evaluations: ___, ...flag } = anItem({ owner });
  const shown = showApp('/projects/default/flags/new-billing', {
    'GET /api/v1/projects/{project}/flags/{flag}': flag,
    'PATCH /api/v1/projects/{project}/flags/{flag}': flag,
    'GET /api/v1/projects/{project}/environments': listed(),
    'GET /api/v1/members': listed(...members),
  } as Answers);
  await shown.user.click(await screen.findByRole('button', { name: 'Edit' }));
  const field = await screen.findByRole<HTMLInputElement>('combobox', { name: 'Owner' });
  const offered = () => screen.queryAllByRole('option').map(({ textContent }) => textContent);
  const save = async () => {
    await shown.user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(shown.server.writes).toHaveLength(1));
    return shown.server.writes[0]?.body;
  };
  return { ...shown, field, offered, save };
}

beforeAll(async () => void (await import('./flag.page.js')), 60_000);

describe('the owner of a flag', () => {
  it('is chosen among those who may work on the project, and nobody is one of them', async () => {
    const { user, field, offered } = await editFlag(null);
    expect(field.value).toBe('Nobody');
    await user.click(field);
    await waitFor(() =>
      expect(offered()).toEqual([
        'Nobody',
        'Ada Lovelace (you)ada.lovelace@example.com',
        'Grace Hoppergrace.hopper@example.com',
        'Hedy Lamarrhedy.lamarr@example.com',
      ]),
    );
  });

  it('is found by a part of the name or of the e-mail address', async () => {
    const { user, field, offered, save } = await editFlag(null);
    await user.click(field);
    await user.clear(field);
    await user.type(field, 'hopper@');
    await waitFor(() => expect(offered()).toEqual(['Grace Hoppergrace.hopper@example.com']));
    await user.click(screen.getByRole('option', { name: /Grace Hopper/ }));
    expect(await save()).toMatchObject({ owner: 'grace.hopper' });
  });

  it('stays who it is though no member any more, until somebody chooses', async () => {
    const { user, field, save } = await editFlag({ id: 'gone', name: 'Somebody Else' });
    await waitFor(() => expect(field.value).toBe('Somebody Else'));
    await user.click(field);
    await user.click(await screen.findByRole('option', { name: 'Nobody' }));
    expect(await save()).toMatchObject({ owner: null });
  });
});
