// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Answers } from '../../testing/fake-server.js';
import { anEnvironment, anItem } from '../../testing/flags.js';
import { someSettings } from '../../testing/settings.js';
import { showApp } from '../../testing/show-app.js';
import type { CodeUse } from '../debt/code.queries.js';

const at = '2026-01-31T12:00:00.000Z';
const shop = { name: 'shop', revision: null, urlTemplate: null, scannedAt: at, uses: 1, flags: 1 };

function aUse(given: Partial<CodeUse> = {}): CodeUse {
  const where = { repository: 'shop', revision: '0123456789abcdef', path: 'src/a.ts', line: 7 };
  return { ...where, scannedAt: at, kind: 'evaluation', excerpt: "if (flags.isEnabled('x'))", url: null, ...given };
}

function showCode(uses: readonly CodeUse[], repositories = [shop]) {
  const { environments: _, lastEvaluatedAt: __, evaluations: ___, ...flag } = anItem({ lifecycle: 'released' });
  return showApp('/projects/default/flags/new-billing?tab=code', {
    'GET /api/v1/projects/{project}/flags/{flag}': flag,
    'GET /api/v1/projects/{project}/environments': { items: [anEnvironment('production')], nextCursor: null },
    'GET /api/v1/projects/{project}/flags/{flag}/environments/{environment}': {
      flag: 'new-billing',
      environment: 'production',
      ...someSettings(),
      updatedAt: at,
    },
    'GET /api/v1/projects/{project}/code-uses': { items: [...repositories], nextCursor: null },
    'GET /api/v1/projects/{project}/flags/{flag}/code-uses': { items: [...uses], nextCursor: null },
  } as Answers);
}

// Its code is loaded when the page is asked for: on a busy machine that is most of the time.
beforeAll(async () => void (await import('./flag.page.js')), 60_000);

describe("a flag's places in code", () => {
  it('lead to where people find the code', async () => {
    showCode([aUse({ url: 'https://git.example/src/a.ts#L7' }), aUse({ line: 9, kind: 'mention', excerpt: null })]);
    const link = await screen.findByRole('link', { name: 'src/a.ts:7' });
    expect([link.getAttribute('href'), link.getAttribute('rel')]).toEqual([
      'https://git.example/src/a.ts#L7',
      'noreferrer',
    ]);
    for (const text of ['src/a.ts:9', 'Evaluated', 'Mentioned', "if (flags.isEnabled('x'))"])
      expect(screen.getByText(text)).toBeTruthy();
    expect(screen.getAllByText('0123456789ab')).toHaveLength(2);
    expect(screen.getByText('Released')).toBeTruthy();
  });

  it('are texts, whatever they hold, and lead to no script', async () => {
    const markup = '<img src=x onerror=alert(1)>';
    showCode([aUse({ path: markup, excerpt: markup, url: 'javascript:alert(1)' })]);
    expect((await screen.findByText(`${markup}:7`)).closest('a')).toBeNull();
    expect(screen.getByText(markup)).toBeTruthy();
    expect(document.querySelector('img[src="x"]')).toBeNull();
  });

  it('are none where no code names it, and where none was scanned', async () => {
    showCode([]);
    await screen.findByText('No code uses it');
  });

  it('teach how code is scanned', async () => {
    showCode([], []);
    await screen.findByText('No code was scanned yet');
    expect(screen.getByText(/npx guidon scan/)).toBeTruthy();
  });
});
