import { type Change, changeOf } from '../../ui/changes.js';
import { audienceText } from '../releases/release-wording.js';
import { durationText } from './duration.js';
import type { PlanDraft, StageInput } from './plan-draft.js';

export const planPartNames: Readonly<Record<keyof PlanDraft & string, string>> = {
  target: 'what is raised',
  variant: 'the variant',
  control: 'the control',
  by: 'what is drawn by',
  stages: 'the stages',
  onBreach: 'what harm leads to',
  cleanupAfterDays: 'the clean-up',
  window: 'the window',
};

/** What differs between two plans, in words. */
export function describePlan(before: PlanDraft, after: PlanDraft): readonly Change[] {
  return [
    ...changeOf('What is raised', raisedText(before), raisedText(after)),
    ...changeOf('Variant', before.variant || null, after.variant || null),
    ...changeOf('Control', before.control || null, after.control || null),
    ...changeOf('Drawn by', before.by || null, after.by || null),
    ...changeOf('Stages', stagesText(before), stagesText(after)),
    ...changeOf('If something goes wrong', before.onBreach, after.onBreach),
    ...changeOf('Clean up after', daysText(before), daysText(after)),
    ...changeOf('Window', windowText(before), windowText(after)),
  ];
}

function raisedText({ target }: PlanDraft): string {
  return target === '' ? 'Everybody whom no rule matches' : `Rule ${target}`;
}

function stagesText({ stages, by }: PlanDraft): string {
  return stages.map(({ stage }, place) => `${place + 1}. ${stageText(stage, by)}`).join('\n');
}

function stageText(stage: StageInput, by: string): string {
  const gate = stage.advance === 'approval' ? `, approved by ${stage.approver ?? 'editor'}` : '';
  return `${stage.name}: ${audienceText(stage, { by })}; ${durationText(stage.holdFor)}${gate}`;
}

function daysText({ cleanupAfterDays: days }: PlanDraft): string | null {
  return days === null ? null : `${days} ${days === 1 ? 'day' : 'days'}`;
}

function windowText({ window }: PlanDraft): string | null {
  if (window === null) return null;
  const hours = window.hours.map(({ days, from, to }) => `${days.join(', ')}: ${from} to ${to}`);
  return [window.timeZone, ...hours].join('\n');
}
