// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Answers, aProblem } from '../../testing/fake-server.js';
import { anEnvironment } from '../../testing/flags.js';
import { aSession, showApp } from '../../testing/show-app.js';
import type { Delivery, Webhook } from './webhooks.queries.js';

const listPath = '/api/v1/projects/{project}/webhooks';
const itemPath = '/api/v1/projects/{project}/webhooks/{webhook}';
const at = '2026-01-31T12:00:00.000Z';

function aWebhook(given: Partial<Webhook> = {}): Webhook {
  return {
    id: 'w1',
    name: 'CI',
    description: '',
    url: 'https://ci.example/hooks/guidon',
    events: ['release.*'],
    environments: [],
    format: 'json',
    isEnabled: true,
    offReason: '',
    health: 'healthy',
    failingSince: null,
    waiting: 0,
    lastDeliveredAt: at,
    createdAt: at,
    updatedAt: at,
    ...given,
  };
}

function aDelivery(given: Partial<Delivery> = {}): Delivery {
  return {
    id: 'd1',
    event: 'flag.configure',
    environment: 'production',
    subject: { kind: 'flag', key: 'new-billing' },
    state: 'delivered',
    attempts: 1,
    nextAttemptAt: null,
    lastAttemptAt: at,
    status: 200,
    error: '',
    responseStart: 'ok',
    durationMs: 12,
    createdAt: at,
    ...given,
  };
}

const accepted = () => Response.json(aDelivery(), { status: 202 });

const around = {
  'GET /api/v1/projects/{project}/environments': { items: [anEnvironment('production')], nextCursor: null },
} satisfies Answers;

const show = (webhooks: readonly Webhook[], more: Answers = {}) =>
  showApp('/projects/default/webhooks', {
    ...around,
    [`GET ${listPath}`]: { items: [...webhooks] },
    ...more,
  } as Answers);

/** At once: letter by letter takes a busy machine its time. */
async function put(user: ReturnType<typeof showApp>['user'], field: HTMLElement, text: string): Promise<void> {
  await user.click(field);
  await user.paste(text);
}

beforeAll(async () => void (await Promise.all([import('./webhooks.page.js'), import('./webhook.page.js')])), 60_000);

describe('the page of webhooks', () => {
  it('makes one, and shows its secret once', async () => {
    const made = { ...aWebhook(), secret: 'whsec_shown-once' };
    const { user, server } = show([], { [`POST ${listPath}`]: made } as Answers);
    await user.click(await screen.findByRole('button', { name: 'Make the first webhook' }));
    const dialog = await screen.findByRole('dialog');
    await put(user, within(dialog).getByRole('textbox', { name: 'Name' }), 'CI');
    await put(user, within(dialog).getByRole('textbox', { name: 'URL' }), 'https://ci.example/hooks/guidon');
    await user.click(within(dialog).getByRole('button', { name: 'Make the webhook' }));
    expect(await screen.findByText('whsec_shown-once')).toBeTruthy();
    expect(server.writes[0]?.body).toMatchObject({
      name: 'CI',
      url: 'https://ci.example/hooks/guidon',
      events: ['release.*'],
    });
    await user.click(screen.getByRole('button', { name: 'I have copied it' }));
    await waitFor(() => expect(screen.queryByText('whsec_shown-once')).toBeNull());
  });

  it('shows at the URL why it is refused', async () => {
    const detail = 'leads to an address that is not public (10.0.0.1)';
    const refuse = () => aProblem(422, 'invalid', detail, { errors: [{ path: '/url', message: detail }] });
    const { user } = show([], { [`POST ${listPath}`]: refuse } as Answers);
    await user.click(await screen.findByRole('button', { name: 'New webhook' }));
    const dialog = await screen.findByRole('dialog');
    await put(user, within(dialog).getByRole('textbox', { name: 'Name' }), 'CI');
    await put(user, within(dialog).getByRole('textbox', { name: 'URL' }), 'https://10.0.0.1/');
    await user.click(within(dialog).getByRole('button', { name: 'Make the webhook' }));
    expect(await within(dialog).findByText(/not public/)).toBeTruthy();
  });

  it('says how each is, and replaces a secret after asking', async () => {
    const rotated = { ...aWebhook(), secret: 'whsec_another' };
    const { user } = show(
      [aWebhook({ health: 'failing' }), aWebhook({ id: 'w2', name: 'Slack', isEnabled: false, health: 'off' })],
      {
        [`POST ${itemPath}/rotate-secret`]: rotated,
      } as Answers,
    );
    const table = await screen.findByRole('table', { name: 'Webhooks' });
    expect(within(table).getByText('Failing')).toBeTruthy();
    expect(within(table).getByText('Off')).toBeTruthy();
    expect(within(table).queryByText(/hooks\/guidon/)).toBeNull();
    await user.click(within(table).getByRole('button', { name: 'Actions for CI' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Replace the secret' }));
    await user.click(await screen.findByRole('button', { name: 'Replace the secret' }));
    expect(await screen.findByText('whsec_another')).toBeTruthy();
  });

  it('is no page for editors', async () => {
    show([], { 'GET /api/v1/session': aSession({ role: 'editor' }) });
    expect(await screen.findByText('Webhooks are a matter of admins')).toBeTruthy();
    expect(screen.queryByRole('link', { name: 'Webhooks' })).toBeNull();
  });
});

describe('the page of one webhook', () => {
  it('lists what it was told, and tells it again', async () => {
    const failed = aDelivery({
      id: 'd2',
      state: 'failed',
      attempts: 11,
      status: 503,
      error: 'It answered 503.',
      responseStart: '<b>busy</b>',
    });
    const { user, server } = showApp('/projects/default/webhooks/w1', {
      ...around,
      [`GET ${itemPath}`]: aWebhook({ health: 'failing', failingSince: at }),
      [`GET ${itemPath}/deliveries`]: { items: [failed, aDelivery()], nextCursor: null },
      [`POST ${itemPath}/deliveries/{delivery}/redeliver`]: accepted,
      [`POST ${itemPath}/test`]: accepted,
    } as Answers);
    const table = await screen.findByRole('table', { name: 'Deliveries' });
    expect(screen.getByRole('alert').textContent).toContain('does not take');
    const [, first] = within(table).getAllByRole('row');
    expect(first?.textContent).toContain('It answered 503.');
    // As text, whatever the receiver answers.
    expect(within(table).getByText('<b>busy</b>')).toBeTruthy();
    await user.click(within(first as HTMLElement).getByRole('button', { name: 'Deliver flag.configure again' }));
    await waitFor(() => expect(server.writes[0]?.name).toContain('/deliveries/d2/redeliver'));
    await user.click(screen.getByRole('button', { name: 'Send a test' }));
    await waitFor(() => expect(server.writes[1]?.name).toContain('/webhooks/w1/test'));
  });
});
