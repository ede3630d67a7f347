// @vitest-environment happy-dom
import { act } from '@testing-library/react';
import type { ReactNode } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { GuidonClient } from './client.js';
import { FlagsProvider, useFlag, useFlags, useValue } from './react.js';
import { clientLike } from './test-support/client-like.js';
import { createTestClient } from './testing.js';

const App = () => (
  <p>
    {useFlag('a') ? 'new' : 'old'} {useValue('size', 1)} {useFlags().size}
  </p>
);

const inside = (client: GuidonClient): ReactNode => (
  <FlagsProvider client={client}>
    <App />
  </FlagsProvider>
);

/** The page as the server sent it, then taken over by React. */
async function hydrate(html: string, client: GuidonClient) {
  const page = document.createElement('div');
  page.innerHTML = html;
  const problems: unknown[] = [];
  const root = await act(() =>
    hydrateRoot(page, inside(client), { onRecoverableError: (error) => problems.push(error) }),
  );
  return { page, problems, leave: () => act(() => root.unmount()) };
}

describe('a page rendered by the server', () => {
  it('shows what the bootstrap says', () => {
    const rendered = createTestClient({ a: true, size: 20 });
    expect(renderToString(inside(rendered))).toBe('<p>new<!-- --> <!-- -->20<!-- --> <!-- -->2</p>');
  });

  it('shows defaults without one, whatever the client would know in a browser', () => {
    const cached = clientLike(createTestClient({ a: true, size: 20 }), { bootstrapped: () => new Map() });
    expect(renderToString(inside(cached))).toBe('<p>old<!-- --> <!-- -->1<!-- --> <!-- -->0</p>');
  });

  it('hydrates without a mismatch, though live values arrived meanwhile, and then shows these', async () => {
    const rendered = createTestClient({ a: true, size: 20 });
    const html = renderToString(inside(rendered));
    const live = createTestClient({ a: false, size: 30, more: 1 });
    const { page, problems, leave } = await hydrate(
      html,
      clientLike(live, { bootstrapped: () => rendered.bootstrapped() }),
    );
    expect(problems).toEqual([]);
    expect(page.textContent).toBe('old 30 3');
    await act(() => live.set('a', true));
    expect(page.textContent).toBe('new 30 3');
    await leave();
  });
});
