import { describe, expect, it } from 'vitest';
import { aRule, someSettings } from '../../testing/settings.js';
import { beginDraft, isEdited, moved, newRule, rebase, receive } from './draft.js';

const first = { settings: someSettings(), etag: '"1"' };
const edited = { ...beginDraft(first), mine: someSettings({ rules: [aRule('rule-1')] }) };

describe('a draft', () => {
  it('follows the server while nothing is edited', () => {
    const second = { settings: someSettings({ enabled: false }), etag: '"2"' };
    expect(receive(beginDraft(first), second)).toEqual(beginDraft(second));
  });

  it('takes over a switch thrown meanwhile, and keeps the edit', () => {
    const second = { settings: someSettings({ enabled: false }), etag: '"2"' };
    const { base, mine, theirs } = receive(edited, second);
    expect({ base, theirs }).toEqual({ base: second, theirs: null });
    expect(mine).toEqual({ ...edited.mine, enabled: false });
  });

  it('says what somebody else saved meanwhile, and loses neither', () => {
    const second = { settings: someSettings({ offVariant: 'on' }), etag: '"2"' };
    const told = receive(edited, second);
    expect(told).toEqual({ ...edited, theirs: second });
    expect(rebase(told, second).mine).toEqual({ ...edited.mine, offVariant: 'on' });
  });

  it('is done when the server holds what was drafted', () => {
    expect(isEdited(receive(edited, { settings: edited.mine, etag: '"2"' }))).toBe(false);
  });
});

describe('the list of rules', () => {
  it('gives a new rule a name of its own', () => {
    expect(newRule([aRule('rule-2')], 'on').id).toBe('rule-3');
    expect(newRule([aRule('rule-1'), aRule('rule-3')], 'on').id).toBe('rule-4');
  });

  it('moves one, and never out of the list', () => {
    expect(moved(['a', 'b', 'c'], 0, 2)).toEqual(['b', 'c', 'a']);
    expect(moved(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b']);
    expect(moved(['a', 'b'], 0, 2)).toEqual(['a', 'b']);
    expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b']);
  });
});
