import { describe, expect, it } from 'vitest';
import { keys } from '../api/keys.js';
import { linesBehind, queriesBehind, readLiveEvent } from './live-event.js';

const changed = (key: string, kind = 'config') => ({ kind, project: 'shop', environment: 'production', key });

describe('what is looked at again', () => {
  it('is the flag that was changed, and what is made of all flags', () => {
    const queries = queriesBehind(changed('new-billing'));
    expect(queries).toContainEqual(keys.in('shop', 'flags', 'one', 'new-billing'));
    expect(queries).toContainEqual(keys.in('shop', 'flags', 'ruleset'));
    expect(queries).not.toContainEqual(keys.in('shop', 'flags'));
  });

  it('is the list of templates, and nothing of flags, where one of them was changed', () => {
    const queries = queriesBehind({ kind: 'release-template', project: 'shop', key: 'careful' });
    expect(queries).toEqual([keys.in('shop', 'release-templates', 'list'), keys.in('shop', 'audit')]);
  });

  it('is everything of a project where nobody knows better', () => {
    expect(queriesBehind({ kind: 'all', project: 'shop' })).toContainEqual(keys.project('shop'));
    expect(queriesBehind({ kind: 'what-comes-later', project: 'shop' })).toContainEqual(keys.project('shop'));
  });

  it('is one line of the list for each flag, and the whole list where there are many', () => {
    expect(linesBehind([changed('a'), changed('b', 'flag'), changed('a'), changed('s', 'segment')])).toEqual(
      new Map([['shop', new Set(['a', 'b'])]]),
    );
    const many = Array.from({ length: 20 }, (_, index) => changed(`flag-${index}`));
    expect(linesBehind(many)).toEqual(new Map([['shop', 'all']]));
  });

  it('passes over what it cannot read', () => {
    expect(readLiveEvent('{')).toBeNull();
    expect(readLiveEvent('{}')).toBeNull();
    expect(readLiveEvent('{"kind":"flag","project":"shop","key":"a"}')).toMatchObject({ key: 'a' });
  });
});
