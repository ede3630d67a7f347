import { expect, it } from 'vitest';
import { rolesGiven } from './oidc.roles.js';

const mapping = {
  groupsClaim: 'https://id.example/groups',
  defaultRole: null,
  roles: [
    { group: 'all', role: 'viewer', project: null },
    { group: 'ops', role: 'admin', project: null },
    { group: 'ops', role: 'editor', project: 'shop' },
    { group: 'leads', role: 'owner', project: 'shop' },
  ],
} as const;
const given = (groups: unknown, over: object = {}) => {
  const { instance, projects } = rolesGiven({ ...mapping, ...over }, { sub: 'x', [mapping.groupsClaim]: groups });
  return { instance, ...Object.fromEntries(projects) };
};

it('gives the highest role of all groups, place by place', () => {
  expect(given(['all', 'ops', 'leads'])).toEqual({ instance: 'admin', shop: 'owner' });
  expect(given(['leads'])).toEqual({ instance: null, shop: 'owner' });
});

it('gives the default only to whom no group gives anything', () => {
  expect(given([], { defaultRole: 'viewer' })).toEqual({ instance: 'viewer', shop: null });
  expect(given(['leads'], { defaultRole: 'viewer' })).toEqual({ instance: null, shop: 'owner' });
});

it('says nothing of places that the settings do not name', () => {
  const ofShop = mapping.roles.filter(({ project }) => project !== null);
  expect(given(['ops'], { roles: ofShop })).toEqual({ instance: undefined, shop: 'editor' });
  expect(given(['ops'], { roles: [] })).toEqual({ instance: undefined });
});

it.each([undefined, null, 'ops', 7, { ops: true }, [['ops']], [null, 1]])(
  'is not led astray by groups like %j',
  (groups) => {
    expect(given(groups).instance).toBe(groups === 'ops' ? 'admin' : null);
  },
);
