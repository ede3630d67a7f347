import { describe, expect, it } from 'vitest';
import { someSettings } from '../../testing/settings.js';
import { revertOf } from './revert.js';

const raised = {
  action: 'flag.configure',
  environment: 'production',
  before: { fallthrough: { variant: 'off' } },
  after: { fallthrough: { variant: 'on' } },
};

describe('taking a change back', () => {
  it('puts back what it changed, and nothing else', () => {
    const now = someSettings({ fallthrough: { variant: 'on' }, offVariant: 'on' });
    expect(revertOf(raised, now)).toEqual({ patch: { fallthrough: { variant: 'off' } }, overtaken: [] });
  });

  it('says what has been changed again since', () => {
    const now = someSettings({ fallthrough: { variant: 'third' } });
    expect(revertOf(raised, now)?.overtaken).toEqual(['fallthrough']);
  });

  it('has nothing to do where it is as it was', () => {
    expect(revertOf(raised, someSettings({ fallthrough: { variant: 'off' } }))).toBeNull();
  });

  it('leaves alone what is no change in an environment', () => {
    expect(revertOf({ ...raised, environment: null }, someSettings())).toBeNull();
    expect(revertOf({ ...raised, before: null }, someSettings())).toBeNull();
  });
});
