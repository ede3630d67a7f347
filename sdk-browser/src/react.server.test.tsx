import { renderToString } from 'react-dom/server';
import { describe, expect, it, vi } from 'vitest';
import { createClient as createLocal } from './index.js';
import { FlagsProvider, useFlag, useFlagsReady, useValue } from './react.js';
import { createClient as createRemote } from './remote.js';

const Page = () => {
  useFlagsReady();
  return `${useFlag('new-checkout')} ${useValue('size', 1)}`;
};

function renderFor(createClient: typeof createLocal, flags: Readonly<Record<string, boolean | number>>): string {
  const decide = (value: boolean | number) => ({ value, variant: 'v', reason: 'FALLTHROUGH' }) as const;
  const decided = Object.fromEntries(Object.entries(flags).map(([key, value]) => [key, decide(value)]));
  const client = createClient({
    url: 'http://nobody.invalid',
    clientKey: 'guidon_client_0',
    bootstrap: { format: 1, version: 1, digest: 'a', flags: decided },
  });
  return renderToString(
    <FlagsProvider client={client}>
      <Page />
    </FlagsProvider>,
  );
}

describe.each([
  ['local', createLocal],
  ['remote', createRemote],
])('a server that renders with a %s client', (_name, createClient) => {
  it('shows each visitor what is theirs, and connects to nothing', () => {
    const fetching = vi.spyOn(globalThis, 'fetch');
    const pages = [
      { 'new-checkout': true, size: 20 },
      { 'new-checkout': false, size: 30 },
    ].map((flags) => renderFor(createClient, flags));
    expect(pages).toEqual(['true 20', 'false 30']);
    expect(fetching).not.toHaveBeenCalled();
  });
});
