import { expect, it } from 'vitest';
import { aRule } from '../../testing/settings.js';
import { newRule } from './new-rule.js';

it('a new rule gets a name of its own', () => {
  expect(newRule([aRule('rule-2')], 'on').id).toBe('rule-3');
  expect(newRule([aRule('rule-1'), aRule('rule-3')], 'on').id).toBe('rule-4');
});
