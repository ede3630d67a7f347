import type { DrawStep, Explanation, Step } from '@guidon/evaluator';
import { percentText } from '../../targeting/percent.js';
import { conditionText } from '../../targeting/wording.js';

export interface StepText {
  readonly title: string;
  /** What of it held and what did not. */
  readonly details: readonly { readonly text: string; readonly holds: boolean }[];
  /** Whether it lets pass or matches, so that the eye finds the one that decided. */
  readonly tone: 'passed' | 'skipped' | 'decided';
}

/** The way in words; the last step is the one that decided. */
export function explanationTexts({ steps }: Explanation): readonly StepText[] {
  return steps.map((step, index) => {
    const isLast = index === steps.length - 1 || isFailedPrerequisite(step);
    const { title, details = [], isPassed } = textOf(step);
    return { title, details, tone: isLast ? 'decided' : isPassed ? 'passed' : 'skipped' };
  });
}

function isFailedPrerequisite(step: Step): boolean {
  return step.kind === 'prerequisite' && !step.isMet;
}

interface Said {
  readonly title: string;
  readonly isPassed: boolean;
  readonly details?: StepText['details'];
}

function textOf(step: Step): Said {
  switch (step.kind) {
    case 'unknown':
      return { title: 'There is no such flag: the caller’s default is served', isPassed: false };
    case 'unreadable':
      return { title: 'The flag cannot be read: the caller’s default is served', isPassed: false };
    case 'switch':
      return step.isOn
        ? { title: 'Switched on', isPassed: true }
        : { title: 'Switched off: everybody gets the same', isPassed: false };
    case 'unmeetable':
      return { title: 'The flag stands behind itself, or behind too many', isPassed: false };
    case 'prerequisite':
      return prerequisiteText(step);
    case 'target':
      return targetText(step);
    case 'rule':
      return ruleText(step);
    case 'serve':
      return serveText(step.rule, step.draw);
  }
}

function prerequisiteText({ flag, served, wanted, isOff, isMet }: Extract<Step, { kind: 'prerequisite' }>): Said {
  const state = served === null ? 'is not there' : `serves ${served}${isOff ? ', as it is switched off' : ''}`;
  return {
    title: isMet ? `Prerequisite ${flag} is met` : `Prerequisite ${flag} is not met`,
    isPassed: isMet,
    details: [{ text: `${flag} ${state}; wanted: ${wanted.join(' or ')}`, holds: isMet }],
  };
}

function targetText({ place, by, text, isHit }: Extract<Step, { kind: 'target' }>): Said {
  const reason =
    text === null ? `the context has no ${by}` : `${by} ${JSON.stringify(text)} is ${isHit ? '' : 'not '}in it`;
  return { title: `Whitelist ${place + 1}: ${reason}`, isPassed: isHit };
}

function ruleText({ place, conditions, isMatch }: Extract<Step, { kind: 'rule' }>): Said {
  const details = conditions.map(({ condition, holds, lacks }) => ({
    text: `${conditionText(condition)}${lackText(lacks)}`,
    holds,
  }));
  return { title: `Rule ${place + 1} ${isMatch ? 'matches' : 'does not match'}`, isPassed: isMatch, details };
}

function lackText(lacks: 'attribute' | 'segment' | null): string {
  if (lacks === null) return '';
  return lacks === 'attribute' ? ' — the context lacks it' : ' — there is no such segment';
}

function serveText(rule: number | null, draw: DrawStep | undefined): Said {
  const who = rule === null ? 'Everybody else' : `Whom rule ${rule + 1} matches`;
  if (draw === undefined) return { title: `${who} gets one variant`, isPassed: true };
  if (draw.bucket === null) {
    return {
      title: `${who} is split by ${draw.by}, which the context lacks: the variant for “off” is served`,
      isPassed: false,
    };
  }
  const { bucket } = draw;
  return {
    title: `${who} is split by ${draw.by}: ${JSON.stringify(draw.text)} falls on ${percentText(bucket)} %`,
    isPassed: true,
    details: draw.ranges
      .filter(({ from, to }) => from < to)
      .map(({ variant, from, to }) => ({
        text: `${variant}: from ${percentText(from)} to ${percentText(to)} %`,
        holds: from <= bucket && bucket < to,
      })),
  };
}
