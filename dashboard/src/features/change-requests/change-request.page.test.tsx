// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';
import { aRequest } from '../../testing/change-requests.js';
import { type Answers, aProblem, aRefusal } from '../../testing/fake-server.js';
import { expectFault, theDialog } from '../../testing/forms.js';
import { showApp } from '../../testing/show-app.js';
import { toLocalField } from '../../ui/local-time.js';
import type { ChangeRequest } from './change-requests.queries.js';

const path = '/api/v1/projects/{project}/change-requests/{request}';
const written = '/api/v1/projects/default/change-requests/r1';
const ada = { kind: 'user', id: 'u1', name: 'ada@example.com' };

function showRequest(given: Partial<ChangeRequest> = {}, more: Answers = {}) {
  return showApp('/projects/default/change-requests/r1', { [`GET ${path}`]: aRequest(given), ...more } as Answers);
}

beforeAll(async () => void (await import('./change-request.page.js')), 60_000);

describe('a change request', () => {
  it('says in words what it changes, and is approved with a comment', async () => {
    const { user, server } = showRequest({}, { [`POST ${path}/approve`]: aRequest({ state: 'approved' }) } as Answers);
    const terms = await screen.findAllByRole('term');
    expect(terms.map(({ textContent }) => textContent)).toEqual(['Switch', 'When switched off']);
    await user.type(screen.getByRole('textbox', { name: 'Comment' }), 'Good.');
    await user.click(screen.getByRole('button', { name: 'Approve' }));
    await screen.findByText('Approved the change.');
    expect(server.writes).toEqual([{ name: `POST ${written}/approve`, body: { comment: 'Good.' } }]);
  });

  it('is refused without a comment as well', async () => {
    const { user, server } = showRequest({}, { [`POST ${path}/refuse`]: aRequest({ state: 'refused' }) } as Answers);
    await user.click(await screen.findByRole('button', { name: 'Refuse' }));
    await waitFor(() => expect(server.writes).toEqual([{ name: `POST ${written}/refuse`, body: {} }]));
  });

  it('is for another person to approve', async () => {
    const { user, server } = showRequest({ author: ada, mayReview: false }, {
      [`POST ${path}/withdraw`]: aRequest({ state: 'withdrawn' }),
    } as Answers);
    await screen.findByText('Another person than you has to approve it.');
    expect(screen.queryByRole('button', { name: 'Approve' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Withdraw' }));
    await waitFor(() => expect(server.writes.map(({ name }) => name)).toEqual([`POST ${written}/withdraw`]));
  });

  it('says why it was not applied, and what has changed since', async () => {
    const conflict = () => aProblem(409, 'conflict', 'It cannot be applied any more.');
    const { user } = showRequest({ state: 'approved' }, { [`POST ${path}/apply`]: conflict } as Answers);
    await user.click(await screen.findByRole('button', { name: 'Apply now' }));
    expect((await screen.findByRole('alert')).textContent).toContain('It cannot be applied any more.');
  });

  it('that was overtaken shows what there is now, and cannot be approved', async () => {
    showRequest({ isStale: true, current: { enabled: false, offVariant: 'other' } });
    const since = await screen.findByRole('region', { name: 'What has changed since' });
    expect(since.textContent).toContain('other');
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Approve' }).disabled).toBe(true);
  });
});

describe('the time of a change request', () => {
  const applyAt = '2030-01-31T12:00:00.000Z';
  const own = { author: ada, mayReview: false, applyAt };

  it('is changed by who asked for it', async () => {
    const { user, server } = showRequest(own, { [`PATCH ${path}`]: aRequest(own) } as Answers);
    await user.click(await screen.findByRole('button', { name: 'Change the time' }));
    const { getByLabelText, getByRole } = await theDialog();
    const field = getByLabelText('Apply at') as HTMLInputElement;
    expect(field.value).toBe(toLocalField(applyAt));
    fireEvent.change(field, { target: { value: toLocalField('2030-02-01T09:30:00.000Z') } });
    await user.click(getByRole('button', { name: 'Save' }));
    await screen.findByText('The time is changed.');
    expect(server.writes).toEqual([{ name: `PATCH ${written}`, body: { applyAt: '2030-02-01T09:30:00.000Z' } }]);
  });

  it('is taken away where the field is emptied', async () => {
    const { user, server } = showRequest(own, { [`PATCH ${path}`]: aRequest({ ...own, applyAt: null }) } as Answers);
    await user.click(await screen.findByRole('button', { name: 'Change the time' }));
    const { getByLabelText, getByRole } = await theDialog();
    fireEvent.change(getByLabelText('Apply at'), { target: { value: '' } });
    await user.click(getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(server.writes).toEqual([{ name: `PATCH ${written}`, body: { applyAt: null } }]));
  });

  it('lies ahead: the field says so', async () => {
    const refusal = () => aRefusal('/applyAt', 'must lie in the future');
    const { user } = showRequest({ ...own, applyAt: null }, { [`PATCH ${path}`]: refusal } as Answers);
    await user.click(await screen.findByRole('button', { name: 'Name a time' }));
    const { getByLabelText, getByRole } = await theDialog();
    fireEvent.change(getByLabelText('Apply at'), { target: { value: '2020-01-01T00:00' } });
    await user.click(getByRole('button', { name: 'Save' }));
    await expectFault(getByLabelText('Apply at'), 'Must lie in the future');
  });

  it('is shown to others, and not offered', async () => {
    showRequest({ applyAt });
    await screen.findByText(/To be applied on/);
    expect(screen.queryByRole('button', { name: 'Change the time' })).toBeNull();
  });
});
