import { describe, expect, it } from 'vitest';
import { GuidonError } from '../../errors.js';
import type { Account, Role } from '../../http/account.js';
import { createLiveHub, type Listener } from './live.hub.js';

const anAccount = (role: Role | null, projects: Record<string, Role> = {}): Account => {
  return { userId: null, answeredBy: null, role, projects: new Map(Object.entries(projects)) };
};

function aListener(values: Partial<Listener> = {}) {
  const state = { text: '', isEnded: false, isDestroyed: false, waiting: 0 };
  const sink = {
    get writableLength() {
      return state.waiting;
    },
    write: (bytes: Uint8Array) => {
      state.text += Buffer.from(bytes).toString();
    },
    end: () => {
      state.isEnded = true;
    },
    destroy: () => {
      state.isDestroyed = true;
    },
  };
  const account = values.account ?? anAccount('viewer');
  const listener: Listener = { name: 'one', sink, recheck: async () => account, ...values, account };
  return { listener, state };
}

const changed = (project: string | null) => ({ kind: 'flag', project, key: 'a' });
const projectsIn = (text: string) => [...text.matchAll(/"project":("[^"]*"|null)/g)].map(([, project]) => project);

describe('a listener', () => {
  it('is told of the projects that they may see, and of what belongs to none where they have a role on the instance', () => {
    const hub = createLiveHub();
    const member = aListener({ account: anAccount(null, { shop: 'viewer' }) });
    const viewer = aListener();
    for (const { listener } of [member, viewer]) hub.add(listener);
    for (const project of ['shop', 'blog', null]) hub.tell(changed(project));
    expect(projectsIn(member.state.text)).toEqual(['"shop"']);
    expect(projectsIn(viewer.state.text)).toEqual(['"shop"', '"blog"', 'null']);
  });

  it('hears no more of what was taken from them, and is let go where they are nobody any more', async () => {
    const hub = createLiveHub();
    const member = aListener({
      account: anAccount('viewer'),
      recheck: async () => anAccount(null, { shop: 'viewer' }),
    });
    const gone = aListener({ recheck: () => Promise.reject(new GuidonError('unauthenticated', 'over')) });
    const unsure = aListener({ recheck: () => Promise.reject(new GuidonError('unavailable', 'no database')) });
    for (const { listener } of [member, gone, unsure]) hub.add(listener);
    await hub.recheck();
    hub.tell(changed('blog'));
    expect(projectsIn(member.state.text)).toEqual([]);
    expect([gone.state.isEnded, gone.state.text.includes('event: bye')]).toEqual([true, true]);
    expect(projectsIn(unsure.state.text)).toEqual(['"blog"']);
    expect(hub.size).toBe(2);
  });

  it('is cut where they do not read', () => {
    const hub = createLiveHub({ maxListeners: 9, maxOfOne: 9, maxWaitingBytes: 100 });
    const { listener, state } = aListener();
    hub.add(listener);
    state.waiting = 101;
    hub.tell(changed('shop'));
    expect([state.isDestroyed, hub.size]).toEqual([true, 0]);
  });

  it('cannot be more than there is room for, in all and of one', () => {
    const hub = createLiveHub({ maxListeners: 3, maxOfOne: 2, maxWaitingBytes: 100 });
    for (const name of ['one', 'one']) hub.add(aListener({ name }).listener);
    expect(() => hub.checkRoom('one')).toThrow('Close some pages');
    hub.checkRoom('two');
    hub.add(aListener({ name: 'two' }).listener);
    expect(() => hub.checkRoom('three')).toThrow('as many listeners');
  });
});
