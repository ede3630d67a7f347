import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { darkSettings } from '../../testing/a-release.js';
import { type EventKind, type PlanInput, releaseActions, releaseStates } from './machine/release.model.js';
import { type Cell, releaseTable } from './machine/release.table.js';
import { checkPlan } from './plan/release.checks.js';
import { shippedTemplates } from './templates/release.templates.js';

const page = await readFile(new URL('../../../../docs/releases.md', import.meta.url), 'utf8');

const actions: readonly EventKind[] = [...releaseActions, 'plan'];
const happenings = (Object.keys(releaseTable) as EventKind[]).filter((event) => !actions.includes(event));

function textOf(cell: Cell): string {
  if (cell === 'refused') return '409';
  return cell === 'nothing' ? '·' : cell.join(', ');
}

function tableOf(events: readonly EventKind[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rows = events.map((event) =>
    line([`**${event}**`, ...releaseStates.map((state) => textOf(releaseTable[event][state]))]),
  );
  const head = [line(['in', ...releaseStates]), `|${'---|'.repeat(releaseStates.length + 1)}`];
  return [...head, ...rows].join('\n');
}

function between(start: string, end: string): string {
  const from = page.indexOf(start) + start.length;
  return page.slice(from, page.indexOf(end, from)).trim();
}

describe('the page about releases', () => {
  it('has the table of what people ask for', () => {
    expect(between('<!-- table: actions -->', '<!-- end -->')).toBe(tableOf(actions));
  });

  it('has the table of what happens by itself', () => {
    expect(between('<!-- table: happenings -->', '<!-- end -->')).toBe(tableOf(happenings));
  });

  it('has a plan that can be saved', () => {
    const flag = { key: 'flag', kind: 'boolean', variants: { on: true, off: false }, isArchived: false } as const;
    const plan = JSON.parse(between('```json plan', '```')) as PlanInput;
    const facts = { flag, settings: darkSettings(), segments: new Set<string>(), seenAttributes: null };
    expect(checkPlan(plan, facts)).toMatchObject({ errors: [], warnings: [] });
  });

  it.each(shippedTemplates)('has the stages of $key', ({ key, plan }) => {
    const stages = plan.stages.map(({ name, holdFor }) => `${name} ${holdFor}`).join(' → ');
    const days = plan.cleanupAfterDays === undefined ? ' ' : ` ${plan.cleanupAfterDays} `;
    expect(page).toContain(`| \`${key}\` | ${stages} |${days}|`);
  });
});
