// @vitest-environment happy-dom
import { screen, waitFor } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';
import { aRequest } from '../../testing/change-requests.js';
import type { Answers, Asked } from '../../testing/fake-server.js';
import { showApp } from '../../testing/show-app.js';

const path = 'GET /api/v1/projects/{project}/change-requests';
const inAll = Array.from({ length: 5 }, (_, place) => aRequest({ id: `r${place}`, title: `Change ${place}` }));

/** Two a page. */
function paged({ query }: Asked) {
  const begin = Number(query.get('cursor') ?? 0);
  const end = begin + 2;
  return { items: inAll.slice(begin, end), nextCursor: end < inAll.length ? String(end) : null };
}

beforeAll(async () => void (await import('./change-requests.page.js')), 60_000);

describe('the list of change requests', () => {
  it('shows older ones when it is asked to, until there are no more', async () => {
    const { user } = showApp('/projects/default/change-requests', { [path]: paged } as Answers);
    const titles = () => screen.getAllByRole('link', { name: /^Change \d$/ }).map(({ textContent }) => textContent);
    const more = await screen.findByRole('button', { name: 'Show older requests' });
    expect(titles()).toEqual(['Change 0', 'Change 1']);
    await user.click(more);
    await screen.findByText('Change 3');
    await user.click(await screen.findByRole('button', { name: 'Show older requests' }));
    await waitFor(() => expect(titles()).toEqual(inAll.map(({ title }) => title)));
    expect(screen.queryByRole('button', { name: 'Show older requests' })).toBeNull();
  });

  it('asks for those in one state alone, unless all are wanted', async () => {
    const asked: (string | null)[] = [];
    const answer = ({ query }: Asked) => {
      asked.push(query.get('state'));
      return { items: [], nextCursor: null };
    };
    const { user } = showApp('/projects/default/change-requests', { [path]: answer } as Answers);
    await screen.findByText('Nothing waits here');
    await user.click(screen.getByRole('radio', { name: 'All' }));
    await waitFor(() => expect(asked).toEqual(['open', null]));
  });
});
