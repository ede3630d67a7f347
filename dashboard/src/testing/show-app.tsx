import { notifications } from '@mantine/notifications';
import { createMemoryHistory } from '@tanstack/react-router';
import { cleanup, configure, render } from '@testing-library/react';
import { PointerEventsCheckLevel, userEvent } from '@testing-library/user-event';
import { onTestFinished, vi } from 'vitest';
import type { Session } from '../api/session.model.js';
import { App } from '../app/app.js';
import { createApp } from '../app/create-app.js';
import { type Answers, fakeServer } from './fake-server.js';

/** An owner, unless told otherwise. */
export function aSession(parts: Partial<Session['user']> & { readonly projects?: Session['projects'] } = {}): Session {
  const { projects = {}, ...user } = parts;
  return {
    user: { id: 'u1', email: 'ada@example.com', name: 'Ada Lovelace', role: 'owner', ...user },
    projects,
    method: 'password',
    expiresAt: '2030-01-01T00:00:00.000Z',
  };
}

function aProject(parts: { readonly key?: string; readonly name?: string } = {}) {
  const at = '2026-01-01T00:00:00.000Z';
  const rest = { description: '', publicAttributes: [], privateAttributes: [], createdAt: at, updatedAt: at };
  return { key: 'default', name: 'Default', ...parts, ...rest };
}

const common = {
  'GET /api/v1/session': aSession(),
  'GET /api/v1/projects': { items: [aProject()], nextCursor: null },
} satisfies Answers;

/** The whole dashboard at an address, before a server that answers so. Goes away with the test. */
export function showApp(address: string, answers: Answers = {}) {
  standIn();
  // A page's code is loaded when it is asked for: on a busy machine that takes its time.
  configure({ asyncUtilTimeout: 10_000 });
  const server = fakeServer({ ...common, ...answers });
  const history = createMemoryHistory({ initialEntries: [address] });
  const app = createApp({ fetch: server.fetch, baseUrl: 'http://guidon.test', history });
  // Style sheets are not there: what lies over what is seen by the journeys alone, and to ask at each click is dear.
  const user = userEvent.setup({ pointerEventsCheck: PointerEventsCheckLevel.Never });
  render(<App app={app} env="test" />);
  onTestFinished(() => {
    cleanup();
    notifications.clean();
    app.queryClient.clear();
  });
  return { ...app, server, user, address: () => history.location.href };
}

/** What a page asks of a browser and happy-dom does not know. */
function standIn(): void {
  const media = { matches: false, addEventListener: () => undefined, removeEventListener: () => undefined };
  vi.stubGlobal('matchMedia', () => media);
  vi.stubGlobal('scrollTo', () => undefined);
  Object.defineProperty(document, 'fonts', { value: new EventTarget(), configurable: true });
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  onTestFinished(() => void vi.unstubAllGlobals());
}
