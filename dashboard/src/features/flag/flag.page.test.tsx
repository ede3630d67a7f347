// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Settings } from '../../targeting/settings.js';
import { type Answers, type Asked, aProblem } from '../../testing/fake-server.js';
import { anEnvironment, anItem } from '../../testing/flags.js';
import { aRule, someSettings } from '../../testing/settings.js';
import { aSession, showApp } from '../../testing/show-app.js';

const configPath = '/api/v1/projects/{project}/flags/{flag}/environments/{environment}';
const written = 'PATCH /api/v1/projects/default/flags/new-billing/environments/production';
const half = {
  by: 'userId',
  split: [
    { variant: 'on', weight: 50_000 },
    { variant: 'off', weight: 50_000 },
  ],
};

function aConfig(settings: Settings, etag: string) {
  const body = { flag: 'new-billing', environment: 'production', ...settings, updatedAt: '2026-01-31T12:00:00.000Z' };
  return Response.json(body, { headers: { etag } });
}

/** Keeps what is written, and refuses what was made on something older. */
function aServer(begun: Settings) {
  let settings = begun;
  let revision = 1;
  const put = (change: Partial<Settings>) => {
    settings = { ...settings, ...change };
    revision += 1;
  };
  const answer = () => aConfig(settings, `"${revision}"`);
  const answers = {
    [`GET ${configPath}`]: answer,
    [`PATCH ${configPath}`]: ({ body, headers }: Asked) => {
      if (headers.get('if-match') !== `"${revision}"`) return aProblem(412, 'stale', 'Somebody has edited it.');
      put(body as Partial<Settings>);
      return answer();
    },
    [`PUT ${configPath}/enabled`]: ({ body }: Asked) => {
      put(body as Partial<Settings>);
      return answer();
    },
  };
  return { answers, put };
}

function showFlag(begun: Settings, more: Answers = {}, search = '') {
  const { environments: _, lastEvaluatedAt: __, evaluations: ___, ...flag } = anItem();
  const { answers, put } = aServer(begun);
  const shown = showApp(`/projects/default/flags/new-billing?environment=production${search}`, {
    'GET /api/v1/projects/{project}/flags/{flag}': flag,
    'GET /api/v1/projects/{project}/environments': {
      items: [anEnvironment('production'), anEnvironment('staging')],
      nextCursor: null,
    },
    'GET /api/v1/projects/{project}/environments/{environment}/ruleset': {
      version: 1,
      digest: 'd',
      flags: [],
      segments: [],
    },
    'GET /api/v1/projects/{project}/segments': { items: [], nextCursor: null },
    [`GET ${configPath}/scheduled-changes`]: { items: [], nextCursor: null },
    ...answers,
    ...more,
  } as Answers);
  return { ...shown, put };
}

/** Of what everybody else gets, from a half of them on. */
function aRecord(id: number, after: Partial<Settings>) {
  return {
    id,
    at: '2026-01-31T12:00:00.000Z',
    actor: { kind: 'user', id: 'u1', name: 'Grace' },
    action: 'flag.configure',
    project: 'default',
    environment: 'production',
    subject: { kind: 'flag', key: 'new-billing', name: null },
    before: { fallthrough: half },
    after,
    requestId: null,
    sequence: id,
    hash: null,
  };
}

// Its code is loaded when the page is asked for: on a busy machine that is most of the time.
beforeAll(async () => void (await import('./flag.page.js')), 60_000);

describe('the page of a flag', () => {
  it('says what saving will do, and sends only that', async () => {
    const { user, server } = showFlag(someSettings({ fallthrough: half }));
    const field = await screen.findByRole('textbox', { name: 'Percentage of on for everybody else, exactly' });
    await user.clear(field);
    await user.type(field, '12,345');
    await user.click(await screen.findByRole('button', { name: 'Review' }));
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getByText('12.345 % on, 87.655 % off by userId')).toBeTruthy();
    await user.click(within(dialog).getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Review' })).toBeNull());
    const split = [
      { variant: 'on', weight: 12_345 },
      { variant: 'off', weight: 87_655 },
    ];
    expect(server.writes.filter(({ name }) => name === written)).toEqual([
      { name: written, body: { fallthrough: { by: 'userId', split } } },
    ]);
  });

  it('shows both versions where somebody was faster, and loses neither', async () => {
    const { user, server, put } = showFlag(someSettings({ fallthrough: half }));
    await user.selectOptions(await screen.findByRole('combobox', { name: 'What everybody else gets' }), 'on');
    put({ offVariant: 'on' });
    await user.click(screen.getByRole('button', { name: 'Review' }));
    await user.click(await screen.findByRole('button', { name: 'Save' }));
    const theirs = await screen.findByRole('region', { name: 'Theirs, saved' });
    expect(theirs.textContent).toContain('When switched off');
    expect(screen.getByRole('region', { name: 'Yours, not saved' }).textContent).toContain('Everybody else');
    await user.click(screen.getByRole('button', { name: 'Put mine on top of theirs' }));
    await user.click(screen.getByRole('button', { name: 'Review' }));
    await user.click(await screen.findByRole('button', { name: 'Save' }));
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Review' })).toBeNull());
    expect(server.writes.at(-1)?.body).toEqual({ fallthrough: { variant: 'on' } });
  });

  it('moves a rule by a button, and says that their order changes', async () => {
    const { user } = showFlag(someSettings({ rules: [aRule('a'), aRule('b')] }));
    await user.click(await screen.findByRole('button', { name: 'Move rule 1 down' }));
    await user.click(screen.getByRole('button', { name: 'Review' }));
    expect((await screen.findByRole('dialog')).textContent).toContain('Order of the rules');
  });

  it('says who gets what before anything is saved', async () => {
    const { user, server } = showFlag(someSettings({ fallthrough: { variant: 'off' } }));
    await user.click(await screen.findByRole('button', { name: 'Name somebody' }));
    await user.type(screen.getByRole('textbox', { name: 'Values of whitelist 1' }), 'ada{Enter}');
    await user.type(await screen.findByRole('textbox', { name: 'Value of userId' }), 'ada');
    expect(screen.getByRole('status', { name: 'What they get' }).textContent).toContain('TARGET_MATCH');
    expect(server.writes).toEqual([]);
  });

  it('throws the switch at once', async () => {
    const { user, server } = showFlag(someSettings());
    await user.click(await screen.findByRole('switch', { name: 'On in Production' }));
    await screen.findByText('Off in Production');
    await waitFor(() => expect(server.writes).toHaveLength(1));
    expect(server.writes[0]?.body).toEqual({ enabled: false });
  });

  it('turns an edit into a request where the environment asks for approval', async () => {
    const more = { [`PATCH ${configPath}`]: () => aProblem(409, 'approval-needed', 'production asks for approval.') };
    const requests = `POST ${configPath}/change-requests`;
    const { user, server } = showFlag(someSettings(), { ...more, [requests]: { id: '1' } } as unknown as Answers);
    await user.selectOptions(await screen.findByRole('combobox', { name: 'Variant when off' }), 'on');
    await user.click(screen.getByRole('button', { name: 'Review' }));
    await user.click(await screen.findByRole('button', { name: 'Save' }));
    await user.type(await screen.findByRole('textbox', { name: 'Title' }), 'On when off');
    await user.click(screen.getByRole('button', { name: 'Ask for approval' }));
    await screen.findByText('The request is made. Somebody else can approve it now.');
    const body = { title: 'On when off', settings: { offVariant: 'on' } };
    expect(server.writes.at(-1)).toMatchObject({ body });
  });

  it('takes a change back by one press', async () => {
    const record = aRecord(1, { fallthrough: { variant: 'on' } });
    const audit: Answers = { 'GET /api/v1/audit': { items: [record], nextCursor: null } };
    const { user, server } = showFlag(someSettings(), audit, '&tab=history');
    await user.click(await screen.findByRole('button', { name: 'Revert' }));
    await screen.findByText('new-billing is as it was in production.');
    expect(server.writes).toEqual([{ name: written, body: { fallthrough: half } }]);
  });

  it('shows earlier changes when it is asked for them', async () => {
    const last = { items: [aRecord(2, { fallthrough: { variant: 'on' } })], nextCursor: 'earlier' };
    const first = { items: [aRecord(1, { fallthrough: { variant: 'off' } })], nextCursor: null };
    const audit = ({ query }: Asked) => (query.get('cursor') === 'earlier' ? first : last);
    const { user } = showFlag(someSettings(), { 'GET /api/v1/audit': audit } as Answers, '&tab=history');
    await user.click(await screen.findByRole('button', { name: 'Show earlier' }));
    await waitFor(() => expect(screen.getAllByRole('article')).toHaveLength(2));
    expect(screen.queryByRole('button', { name: 'Show earlier' })).toBeNull();
  });

  it('shows a viewer everything, and lets them try who gets it', async () => {
    showFlag(someSettings(), { 'GET /api/v1/session': aSession({ role: 'viewer' }) });
    const choice = await screen.findByRole('combobox', { name: 'What everybody else gets' });
    expect(choice.matches(':disabled') || choice.closest('fieldset')?.disabled).toBe(true);
    expect(screen.getByRole<HTMLInputElement>('switch').disabled).toBe(true);
    const value = await screen.findByRole<HTMLInputElement>('textbox', { name: 'Value of userId' });
    expect(value.disabled).toBe(false);
  });
});
