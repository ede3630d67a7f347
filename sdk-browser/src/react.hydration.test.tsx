// @vitest-environment happy-dom
import { act } from '@testing-library/react';
import { lazy, type ReactNode, Suspense } from 'react';
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

const inside = (client: GuidonClient, children: ReactNode = <App />): ReactNode => (
  <FlagsProvider client={client}>{children}</FlagsProvider>
);

/** The page as the server sent it, then taken over by React. */
async function hydrate(html: string, client: GuidonClient, children?: ReactNode) {
  const page = document.createElement('div');
  page.innerHTML = html;
  const problems: unknown[] = [];
  const root = await act(() =>
    hydrateRoot(page, inside(client, children), { onRecoverableError: (error) => problems.push(error) }),
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

  it('hydrates a part whose code comes late as the server sent it, after flags changed around it', async () => {
    const rendered = createTestClient({ a: true, size: 20 });
    const html = renderToString(
      inside(
        rendered,
        <Suspense>
          <App />
        </Suspense>,
      ),
    );
    let arrive = () => {};
    const Late = lazy(
      () =>
        new Promise<{ default: typeof App }>((resolve) => {
          arrive = () => resolve({ default: App });
        }),
    );
    const live = createTestClient({ a: true, size: 20 });
    const client = clientLike(live, { bootstrapped: () => rendered.bootstrapped() });
    const { page, problems, leave } = await hydrate(
      html,
      client,
      <Suspense>
        <Late />
      </Suspense>,
    );
    await act(async () => live.set('a', false));
    expect(page.textContent).toBe('new 20 2');
    await act(async () => arrive());
    expect(problems).toEqual([]);
    expect(page.textContent).toBe('old 20 2');
    await leave();
  });
});
