import { friendlyCustomers, meant, ownTenant } from './crowd.js';

const minuteMs = 60_000;
export const dayMs = 24 * 60 * minuteMs;
/** Not due yet, however slow the machine is. */
export const shortlyMs = 20 * minuteMs;

export interface PlaybookStage {
  readonly name: string;
  readonly holdMs: number;
  /** Who of the crowd is in. */
  readonly inside: readonly string[];
}

/** By these names and lengths the template has them. */
const template = [
  { name: 'Internal tenant', days: 2, listed: [ownTenant], percentage: 0 },
  { name: 'Friendly customers', days: 7, listed: [ownTenant, ...friendlyCustomers], percentage: 0 },
  { name: '10 %', days: 4, listed: [ownTenant, ...friendlyCustomers], percentage: 10 },
  { name: '25 %', days: 5, listed: [ownTenant, ...friendlyCustomers], percentage: 25 },
  { name: '50 %', days: 5, listed: [ownTenant, ...friendlyCustomers], percentage: 50 },
];

/** The stages that are held for a time; who is in comes from the evaluator's hash, seeded by the flag's key. */
export function playbookStages(flag: string): readonly PlaybookStage[] {
  return template.map(({ name, days, listed, percentage }) => ({
    name,
    holdMs: days * dayMs,
    inside: meant(listed, percentage, flag),
  }));
}

const naming = (values: readonly string[]) => ({ audience: { targets: [{ by: 'tenantId', values }] } });

/** The shipped template, with what it leaves open. */
export const playbookPlan = {
  template: 'careful-b2b',
  stages: { 'Internal tenant': naming([ownTenant]), 'Friendly customers': naming(friendlyCustomers) },
};
