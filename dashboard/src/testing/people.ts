import type { Member } from '../features/members/members.queries.js';

const at = '2026-01-31T12:00:00.000Z';

/** `Grace Hopper` is found at grace.hopper@example.com. */
export function aMember(name: string, given: Partial<Member> = {}): Member {
  const handle = name.toLowerCase().replaceAll(' ', '.');
  return {
    id: handle,
    email: `${handle}@example.com`,
    name,
    role: 'editor',
    projects: {},
    createdAt: at,
    lastSeenAt: at,
    deactivatedAt: null,
    ...given,
  };
}

export function listed<Item>(...items: Item[]) {
  return { items, nextCursor: null };
}
