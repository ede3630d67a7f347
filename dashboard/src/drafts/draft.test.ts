import { describe, expect, it } from 'vitest';
import { aRule, someSettings } from '../testing/settings.js';
import { beginDraft, isEdited, mergeParts, patchOf, rebase, receive } from './draft.js';

const first = { value: someSettings(), etag: '"1"' };
const edited = { ...beginDraft(first), mine: someSettings({ rules: [aRule('rule-1')] }) };

describe('a draft', () => {
  it('follows the server while nothing is edited', () => {
    const second = { value: someSettings({ enabled: false }), etag: '"2"' };
    expect(receive(beginDraft(first), second)).toEqual(beginDraft(second));
  });

  it('takes over a switch thrown meanwhile, and keeps the edit', () => {
    const second = { value: someSettings({ enabled: false }), etag: '"2"' };
    const { base, mine, theirs } = receive(edited, second, ['enabled']);
    expect({ base, theirs }).toEqual({ base: second, theirs: null });
    expect(mine).toEqual({ ...edited.mine, enabled: false });
  });

  it('says what somebody else saved meanwhile, and loses neither', () => {
    const second = { value: someSettings({ offVariant: 'on' }), etag: '"2"' };
    const told = receive(edited, second);
    expect(told).toEqual({ ...edited, theirs: second });
    expect(rebase(told, second).mine).toEqual({ ...edited.mine, offVariant: 'on' });
  });

  it('is done when the server holds what was drafted', () => {
    expect(isEdited(receive(edited, { value: edited.mine, etag: '"2"' }))).toBe(false);
  });
});

const base = someSettings();
const half = {
  by: 'userId',
  split: [
    { variant: 'on', weight: 50_000 },
    { variant: 'off', weight: 50_000 },
  ],
};

describe('an edit', () => {
  it('sends only what it changed', () => {
    expect(patchOf(base, { ...base, offVariant: 'off', fallthrough: half })).toEqual({ fallthrough: half });
  });

  it('takes members in another order for the same', () => {
    const shuffled = { split: half.split.map(({ weight, variant }) => ({ weight, variant })), by: 'userId' };
    expect(patchOf(someSettings({ fallthrough: half }), someSettings({ fallthrough: shuffled }))).toEqual({});
  });

  it('keeps what others did elsewhere meanwhile', () => {
    const theirs = someSettings({ enabled: false });
    const mine = someSettings({ fallthrough: half });
    expect(mergeParts(base, theirs, mine)).toEqual({
      merged: someSettings({ enabled: false, fallthrough: half }),
      contested: [],
    });
  });

  it('says where both changed the same to different ends', () => {
    const theirs = someSettings({ fallthrough: { variant: 'off' }, offVariant: 'on' });
    const mine = someSettings({ fallthrough: half, offVariant: 'on' });
    expect(mergeParts(base, theirs, mine).contested).toEqual(['fallthrough']);
  });
});
