// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { type Answers, type Asked, aProblem } from '../../testing/fake-server.js';
import { anEnvironment, anItem } from '../../testing/flags.js';
import { someSettings } from '../../testing/settings.js';
import { aSession, showApp } from '../../testing/show-app.js';
import type { ScheduledChange } from './scheduled-changes.queries.js';

const path = '/api/v1/projects/{project}/flags/{flag}/environments/{environment}';
const config = {
  flag: 'new-billing',
  environment: 'production',
  ...someSettings({ enabled: false }),
  updatedAt: '2026-01-31T12:00:00.000Z',
};

function aChange(given: Partial<ScheduledChange> = {}): ScheduledChange {
  return {
    id: 'c1',
    flag: 'new-billing',
    environment: 'production',
    state: 'scheduled',
    settings: { enabled: true },
    base: { enabled: false },
    current: { enabled: false },
    found: null,
    at: '2099-03-02T08:00:00.000Z',
    localTime: '2099-03-02T09:00:00',
    timeZone: 'Europe/Berlin',
    note: '',
    reason: 'The launch',
    outcome: '',
    lateMs: null,
    author: { kind: 'user', id: 'u2', name: 'grace@example.com' },
    createdAt: '2026-01-31T12:00:00.000Z',
    finishedAt: null,
    ...given,
  };
}

function showFlag(changes: readonly ScheduledChange[], more: Answers = {}) {
  const { environments: _, lastEvaluatedAt: __, evaluations: ___, ...flag } = anItem();
  const list = ({ query }: Asked) => {
    const state = query.get('state');
    const found = changes.filter((one) => state === null || one.state === state);
    const begin = Number(query.get('cursor') ?? 0);
    const end = begin + Number(query.get('limit'));
    return { items: found.slice(begin, end), nextCursor: end < found.length ? `${end}` : null };
  };
  return showApp('/projects/default/flags/new-billing?environment=production', {
    'GET /api/v1/projects/{project}/flags/{flag}': flag,
    'GET /api/v1/projects/{project}/environments': { items: [anEnvironment('production')], nextCursor: null },
    'GET /api/v1/projects/{project}/environments/{environment}/ruleset': {
      version: 1,
      digest: 'd',
      flags: [],
      segments: [],
    },
    'GET /api/v1/projects/{project}/segments': { items: [], nextCursor: null },
    [`GET ${path}`]: config,
    [`GET ${path}/scheduled-changes`]: list,
    ...more,
  } as Answers);
}

beforeAll(async () => {
  await Promise.all([import('../flag/flag.page.js'), import('./schedule-form.js')]);
}, 60_000);
afterEach(() => {
  vi.useRealTimers();
});

it('offers to make a change later, by a wall clock of a zone', async () => {
  // The date alone stands still: no midnight falls between what is asked for and what is expected.
  vi.setSystemTime(new Date(2027, 11, 31, 12));
  const { user, server } = showFlag([], { [`POST ${path}/scheduled-changes`]: aChange() } as Answers);
  await user.selectOptions(await screen.findByRole('combobox', { name: 'What everybody else gets' }), 'off');
  await user.click(await screen.findByRole('button', { name: 'Review' }));
  await user.click(await screen.findByRole('button', { name: 'Schedule' }));
  const dialog = await screen.findByRole('dialog');
  await user.click(await within(dialog).findByRole('textbox', { name: 'Reason' }));
  await user.paste('The launch');
  await user.click(within(dialog).getByRole('button', { name: 'Schedule' }));
  const asked = {
    name: 'POST /api/v1/projects/default/flags/new-billing/environments/production/scheduled-changes',
    body: {
      settings: { fallthrough: { variant: 'off' } },
      at: '2028-01-01T09:00',
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      reason: 'The launch',
    },
  };
  await waitFor(() => expect(server.writes).toContainEqual(asked));
  // What was asked for is no draft any more.
  await waitFor(() => expect(screen.queryByText(/not saved$/)).toBeNull());
});

it('shows at the day what is wrong with the time', async () => {
  const detail = 'does not exist in Europe/Berlin';
  const refuse = () => aProblem(422, 'invalid', detail, { errors: [{ path: '/at', message: detail }] });
  const { user } = showFlag([], { [`POST ${path}/scheduled-changes`]: refuse } as Answers);
  await user.selectOptions(await screen.findByRole('combobox', { name: 'What everybody else gets' }), 'off');
  await user.click(await screen.findByRole('button', { name: 'Review' }));
  await user.click(await screen.findByRole('button', { name: 'Schedule' }));
  const dialog = await screen.findByRole('dialog');
  await user.click(await within(dialog).findByRole('button', { name: 'Schedule' }));
  expect(await within(dialog).findByText(new RegExp(detail, 'i'))).toBeTruthy();
});

it('lists what is scheduled, and lets it be cancelled', async () => {
  const failed = aChange({
    id: 'c0',
    state: 'failed',
    outcome: 'Changed since this was scheduled: enabled.',
    found: { enabled: true },
  });
  const { user, server } = showFlag([aChange(), failed], {
    [`POST ${path}/scheduled-changes/{change}/cancel`]: aChange(),
  } as Answers);
  const list = await screen.findByRole('region', { name: 'Scheduled' });
  expect(within(list).getAllByRole('listitem')).toHaveLength(2);
  expect(within(list).getAllByText(/Mon, Mar 2, 2099, 09:00/)).toHaveLength(2);
  expect(within(list).getByText(failed.outcome)).toBeTruthy();
  await user.click(within(list).getByRole('button', { name: /^Cancel the change of/ }));
  await user.click(await screen.findByRole('button', { name: 'Cancel the change' }));
  await waitFor(() => expect(server.writes[0]?.name).toContain('/scheduled-changes/c1/cancel'));
});

it('shows all that wait, the next one first, and what came of earlier ones page by page', async () => {
  const waiting = Array.from({ length: 9 }, (_, day) =>
    aChange({ id: `w${day}`, at: `2099-03-${10 + day}T08:00:00.000Z`, reason: `Wave ${day}` }),
  );
  const made = Array.from({ length: 40 }, (_, time) => aChange({ id: `m${time}`, state: 'applied', reason: '' }));
  const { user } = showFlag([...waiting.toReversed(), ...made]);
  const list = await screen.findByRole('region', { name: 'Scheduled' });
  const waves = within(list).getAllByText(/Wave \d/);
  expect(waves.map(({ textContent }) => /Wave \d/.exec(textContent ?? '')?.[0])).toEqual(
    waiting.map(({ reason }) => reason),
  );
  const shown = () => within(list).getAllByText('Made').length;
  expect(shown()).toBe(21);
  await user.click(within(list).getByRole('button', { name: 'Show earlier' }));
  await waitFor(() => expect(shown()).toBe(40));
  expect(within(list).queryByRole('button', { name: 'Show earlier' })).toBeNull();
});

it('cancels nothing for who only looks', async () => {
  showFlag([aChange()], { 'GET /api/v1/session': aSession({ role: 'viewer' }) });
  const list = await screen.findByRole('region', { name: 'Scheduled' });
  expect(within(list).queryByRole('button', { name: /^Cancel/ })).toBeNull();
});
