import { describe, expect, it } from 'vitest';
import { draftOf } from './plan-draft.js';
import { errorAt, errorIn, placeText, unfinished } from './plan-errors.js';

const draft = draftOf({
  stages: [
    {
      name: 'Us',
      audience: { targets: [{ by: 'tenantId', values: [], hint: 'name your own tenant' }] },
      holdFor: 'P2D',
    },
    { name: '', audience: { targets: [{ by: 'userId', values: [] }] }, holdFor: 'PT0S' },
  ],
});
const open = { path: '/stages/0/audience/targets/0/values', message: 'name your own tenant' };
const empty = { path: '/stages/1/audience/targets/0/values', message: 'name at least one value' };
const third = { path: '/stages/1/audience/targets/0/values/2', message: '"u3" is listed for "off"' };

describe('what the server says of a plan', () => {
  it('stands at its field, as a sentence', () => {
    expect(errorAt([open, empty], open.path)).toBe('Name your own tenant.');
    expect(errorAt([open], '/by', '/target')).toBeUndefined();
    expect(errorIn([empty, third, { ...third, path: `${third.path}0` }], empty.path)).toBe(
      'Name at least one value. "u3" is listed for "off".',
    );
  });

  it('is not wrong yet where a template left something to be filled in', () => {
    expect(unfinished([open, empty], draft)).toEqual([open]);
  });

  it.each([
    ['/stages/0/holdFor', 'Stage 1 “Us”'],
    ['/stages/1/name', 'Stage 2'],
    ['/stages', 'Stages'],
    ['/window/hours/0/to', 'Window'],
    ['/', 'The plan'],
  ])('of %s is told as of %s', (path, text) => {
    expect(placeText(path, draft)).toBe(text);
  });
});
