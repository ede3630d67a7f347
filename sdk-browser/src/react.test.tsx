// @vitest-environment happy-dom

import { aFlag } from '@guidon/evaluator/testing';
import type { State } from '@guidon/sdk-core';
import { act, cleanup, render } from '@testing-library/react';
import { type ReactNode, StrictMode, Suspense, useEffect } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import type { GuidonClient } from './client.js';
import { FlagsProvider, useFlag, useFlags, useFlagsClient, useFlagsReady, useValue } from './react.js';
import { clientLike } from './test-support/client-like.js';
import { createTestClient } from './testing.js';

afterEach(cleanup);

const text = () => document.body.textContent;

function show(client: GuidonClient, children: ReactNode) {
  const page = render(<FlagsProvider client={client}>{children}</FlagsProvider>);
  const again = (next: GuidonClient, node: ReactNode) =>
    page.rerender(<FlagsProvider client={next}>{node}</FlagsProvider>);
  return { again, leave: () => page.unmount() };
}

const A = () => String(useFlag('a'));

describe('useFlag', () => {
  it('follows the flag', () => {
    const flags = createTestClient({ a: false });
    show(flags, <A />);
    expect(text()).toBe('false');
    act(() => flags.set('a', true));
    expect(text()).toBe('true');
    act(() => flags.remove('a'));
    expect(text()).toBe('false');
  });

  it('is false for what is unknown or not boolean', () => {
    const Both = () => `${useFlag('unknown')} ${useFlag('size')}`;
    show(createTestClient({ size: 20 }), <Both />);
    expect(text()).toBe('false false');
  });

  it('renders a component again only when a flag that it reads changes', () => {
    const flags = createTestClient({ a: true, b: true, limits: { page: 1 } });
    const counts = { a: 0, b: 0, limits: 0 };
    const First = () => `${useFlag('a')} ${++counts.a}`;
    const Second = () => `${useFlag('b')} ${++counts.b}`;
    const Limits = () => `${useValue('limits', { page: 0 }).page} ${++counts.limits}`;
    show(flags, [<First key="1" />, <Second key="2" />, <Limits key="3" />]);
    act(() => flags.set('a', false));
    act(() => flags.set('unread', true));
    expect(counts).toEqual({ a: 2, b: 1, limits: 1 });
    act(() => flags.set('limits', { page: 2 }));
    expect(counts).toEqual({ a: 2, b: 1, limits: 2 });
  });

  it('follows another key, and another client', () => {
    const first = createTestClient({ a: true, b: false });
    const second = createTestClient({ a: false, b: true });
    const Flag = ({ name }: { readonly name: string }) => String(useFlag(name));
    const { again } = show(first, <Flag name="a" />);
    again(first, <Flag name="b" />);
    expect(text()).toBe('false');
    again(second, <Flag name="b" />);
    expect(text()).toBe('true');
    act(() => second.set('b', false));
    expect(text()).toBe('false');
  });

  it('sees a change that came between rendering and listening', () => {
    const flags = createTestClient({ a: false });
    const late = clientLike(flags, {
      on: (event, listener) => {
        flags.set('a', true);
        return flags.on(event, listener);
      },
    });
    show(late, <A />);
    expect(text()).toBe('true');
  });

  it('says what is missing where there is no provider', () => {
    const missing = { kind: 'invalid-option', option: 'client' };
    expect(() => render(<A />)).toThrow(expect.objectContaining(missing));
  });
});

describe('useFlagsClient', () => {
  it('lets a component say who signed in', async () => {
    const targets = [{ variant: 'on', by: 'userId', values: ['u1'] }];
    const flags = createTestClient({ a: aFlag({ targets, fallthrough: { variant: 'off' } }) });
    const SignIn = () => {
      const client = useFlagsClient();
      useEffect(() => void client.identify({ userId: 'u1' }), [client]);
      return <A />;
    };
    await act(async () => show(flags, <SignIn />));
    expect(text()).toBe('true');
  });
});

describe('useValue', () => {
  it('gives the default where the flag cannot give one of its type', () => {
    const Values = () => `${useValue('size', 1)} ${useValue('size', 'one')} ${useValue('unknown', 3)}`;
    show(createTestClient({ size: 20 }), <Values />);
    expect(text()).toBe('20 one 3');
  });

  it('renders no more often for a default that is made anew each time', () => {
    const flags = createTestClient({ other: true });
    let count = 0;
    const Limits = () => `${useValue('limits', { page: 5 }).page} ${++count}`;
    show(flags, <Limits />);
    act(() => flags.set('other', false));
    expect(text()).toBe('5 1');
    act(() => flags.set('limits', { page: 6 }));
    expect(text()).toBe('6 2');
  });
});

describe('useFlags', () => {
  it('gives every value, and another map only when one changes', () => {
    const flags = createTestClient({ a: true, size: 20 });
    const seen: ReadonlyMap<string, unknown>[] = [];
    const All = () => {
      seen.push(useFlags());
      return null;
    };
    show(flags, <All />).again(flags, <All />);
    act(() => flags.set('size', 30));
    expect(seen[1]).toBe(seen[0]);
    expect(seen.slice(1).map((map) => Object.fromEntries(map))).toEqual([
      { a: true, size: 20 },
      { a: true, size: 30 },
    ]);
  });
});

describe('StrictMode', () => {
  it('leaves one listener for each component on the page, and none when they are gone', () => {
    const flags = createTestClient({ a: true });
    let listening = 0;
    const counting = clientLike(flags, {
      on: (event, listener) => {
        listening += 1;
        const off = flags.on(event, listener);
        return () => {
          listening -= 1;
          off();
        };
      },
    });
    const { leave } = show(
      counting,
      <StrictMode>
        <A />
      </StrictMode>,
    );
    expect(listening).toBe(1);
    act(() => flags.set('a', false));
    expect(text()).toBe('false');
    leave();
    expect(listening).toBe(0);
  });
});

describe('what is counted', () => {
  it('is what stands on the page: once, and again when it changes', () => {
    const flags = createTestClient({ a: true, b: true });
    const counted: unknown[] = [];
    const counting = clientLike(flags, {
      value: (key, fallback) => {
        const value = flags.value(key, fallback);
        counted.push([key, value]);
        return value;
      },
    });
    show(counting, <A />).again(counting, <A />);
    act(() => flags.set('b', false));
    act(() => flags.set('a', false));
    expect(counted).toEqual([
      ['a', true],
      ['a', false],
    ]);
  });
});

describe('useFlagsReady', () => {
  const Ready = () => {
    useFlagsReady();
    return <A />;
  };
  const inside = (client: GuidonClient) => (
    <Suspense fallback="waiting">
      <FlagsProvider client={client}>
        <Ready />
      </FlagsProvider>
    </Suspense>
  );

  it('suspends until the client is ready, even where the boundary stands above the provider', async () => {
    const flags = createTestClient({ a: true });
    let becomeReady = () => {};
    const ready = new Promise<State>((resolve) => {
      becomeReady = () => resolve({ source: 'stream', version: 1 });
    });
    render(inside(clientLike(flags, { ready: () => ready, bootstrapped: () => new Map() })));
    expect(text()).toBe('waiting');
    await act(async () => becomeReady());
    expect(text()).toBe('true');
  });

  it('does not suspend a page that brought its values', () => {
    const flags = createTestClient({ a: true });
    render(inside(clientLike(flags, { ready: () => new Promise(() => {}) })));
    expect(text()).toBe('true');
  });
});
