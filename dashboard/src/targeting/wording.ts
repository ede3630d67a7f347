import type { Condition, Operator, Serve } from '@guidon/evaluator';
import { valuesText } from '../ui/changes.js';
import { percentText } from './percent.js';
import type { SettingsPart } from './settings.js';

const operatorTexts: Readonly<Record<Operator, readonly [holds: string, negated: string]>> = {
  in: ['is one of', 'is none of'],
  startsWith: ['starts with', 'does not start with'],
  endsWith: ['ends with', 'does not end with'],
  contains: ['contains', 'does not contain'],
  lt: ['is less than', 'is not less than'],
  lte: ['is at most', 'is not at most'],
  gt: ['is greater than', 'is not greater than'],
  gte: ['is at least', 'is not at least'],
  before: ['is before', 'is not before'],
  after: ['is after', 'is not after'],
  semverEq: ['is the version', 'is not the version'],
  semverLt: ['is a version below', 'is not a version below'],
  semverGt: ['is a version above', 'is not a version above'],
  exists: ['is there', 'is not there'],
};

export const operators = Object.keys(operatorTexts) as readonly Operator[];

export function operatorText(operator: Operator, isNegated: boolean): string {
  return operatorTexts[operator]?.[isNegated ? 1 : 0] ?? operator;
}

export function conditionText(condition: Condition): string {
  const isNegated = condition.negate === true;
  if ('segment' in condition) return `${isNegated ? 'not ' : ''}in the segment ${condition.segment}`;
  const { attribute, operator, values } = condition;
  return `${attribute} ${operatorText(operator, isNegated)}${values.length > 0 ? ` ${valuesText(values)}` : ''}`;
}

export function conditionsText(conditions: readonly Condition[]): string {
  return conditions.map(conditionText).join(' and ');
}

export function serveText(serve: Serve): string {
  if (!('split' in serve)) return serve.variant;
  const parts = serve.split.map(({ variant, weight }) => `${percentText(weight)} % ${variant}`);
  return `${parts.join(', ')} by ${serve.by}`;
}

export const partNames: Readonly<Record<SettingsPart, string>> = {
  enabled: 'the switch',
  prerequisites: 'the prerequisites',
  targets: 'the whitelist',
  rules: 'the rules',
  fallthrough: 'what everybody else gets',
  offVariant: 'what is served when off',
};
