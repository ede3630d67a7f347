// @vitest-environment happy-dom
import { screen, waitFor } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Asked } from '../../testing/fake-server.js';
import { listed } from '../../testing/people.js';
import { showApp } from '../../testing/show-app.js';
import type { AuditRecord } from './audit.queries.js';

function aRecord(given: Partial<AuditRecord> = {}): AuditRecord {
  return {
    id: 1,
    at: '2026-01-31T12:00:00.000Z',
    actor: { kind: 'user', id: 'u1', name: 'ada@example.com' },
    action: 'flag.configure',
    project: 'default',
    environment: 'production',
    subject: { kind: 'flag', key: 'new-checkout', name: null },
    before: { enabled: false },
    after: { enabled: true },
    requestId: null,
    sequence: 1,
    hash: null,
    ...given,
  };
}

const key = aRecord({ id: 2, action: 'sdk-key.create', subject: { kind: 'sdk-key', key: '3f39', name: 'shop pages' } });

function showAudit(search = '') {
  const asked: string[] = [];
  const shown = showApp(`/projects/default/audit${search}`, {
    'GET /api/v1/audit': ({ query }: Asked) => {
      asked.push(query.toString());
      return listed(key, aRecord());
    },
  });
  return { ...shown, asked };
}

beforeAll(async () => void (await import('./audit.page.js')), 60_000);

describe('the audit log', () => {
  it('names what it was done to, and leads there', async () => {
    showAudit();
    const link = await screen.findByRole('link', { name: 'shop pages' });
    expect(link.getAttribute('href')).toBe('/projects/default/sdk-keys?environment=production');
    expect(screen.queryByText('3f39')).toBeNull();
    const flag = screen.getByRole('link', { name: 'new-checkout' });
    expect(flag.getAttribute('href')).toBe('/projects/default/flags/new-checkout?environment=production');
  });

  it('says in words what was changed, to who opens a line', async () => {
    const { user } = showAudit();
    const lines = await screen.findAllByRole('button', { name: 'What it changed' });
    await user.click(lines[1] as HTMLElement);
    expect(screen.getByRole('term').textContent).toBe('Switch');
    expect(lines.map((line) => line.getAttribute('aria-expanded'))).toEqual(['false', 'true']);
  });

  it('is narrowed by the address, and widened again by one press', async () => {
    const { user, asked } = showAudit('?actor=ada&flag=new-checkout');
    const who = await screen.findByRole<HTMLInputElement>('textbox', { name: 'Who' });
    expect(who.value).toBe('ada');
    await waitFor(() => expect(asked.at(-1)).toContain('actor=ada'));
    await user.click(screen.getByRole('button', { name: 'Clear the filters' }));
    await waitFor(() => expect(asked.at(-1)).not.toContain('actor='));
    await waitFor(() => expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Who' }).value).toBe(''));
  });
});
