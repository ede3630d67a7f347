import type { Serve } from '@guidon/evaluator';
import type { ReleasePlan } from '../machine/release.model.js';
import { weightIn, wholeWeight } from './release.audience.js';
import type { PlanFacts, Report } from './release.checks.js';
import { serveIn } from './release.parts.js';

/** What is raised, and between which variants. */
export function checkRaised(plan: ReleasePlan, facts: PlanFacts, report: Report): void {
  checkVariants(plan, facts, report);
  const serve = serveIn(facts.settings, plan);
  if (serve !== undefined) checkServe(serve, plan, facts, report);
  else if (plan.target !== 'fallthrough') {
    report('/target/rule', `there is no rule "${plan.target.rule}": name one that the flag has here`);
  }
}

function checkVariants({ variant, control }: ReleasePlan, { flag, settings }: PlanFacts, report: Report): void {
  const names = Object.keys(flag.variants);
  for (const [path, name] of Object.entries({ '/variant': variant, '/control': control })) {
    if (name === '') report(path, 'must be named: the flag is not boolean');
    else if (!names.includes(name)) report(path, `there is no variant "${name}": use one of ${names.join(', ')}`);
  }
  if (variant === control && variant !== '') report('/control', 'must be another variant than `variant`');
  if (variant === settings.offVariant) {
    report('/variant', 'is what the flag serves while it is switched off: raise another, or change the off variant');
  }
}

/** Whoever is in must stay in, and who is in is decided by what is served there now. */
function checkServe(serve: Serve, plan: ReleasePlan, { settings }: PlanFacts, report: Report): void {
  const others = othersIn(serve, plan);
  if ('split' in serve && others.length > 0) {
    report('/target', `it splits ${others.join(', ')} too: raising a weight in the middle would move people`);
  } else if (settings.enabled) checkServed(serve, plan, others, report);
}

function checkServed(serve: Serve, plan: ReleasePlan, others: readonly string[], report: Report): void {
  const [other] = others;
  const weight = weightIn(serve, plan);
  if (other !== undefined) report('/control', `what is raised serves "${other}" now: name that as the control`);
  else if (weight === wholeWeight) {
    report('/target', `it serves "${plan.variant}" to everybody already: switch the flag off first, or lower it`);
  } else if (weight === undefined && 'split' in serve && serve.by !== plan.by) {
    report('/by', `people are in by "${serve.by}" already, and another attribute would draw others: use that`);
  } else if (weight === undefined) {
    report('/target', `its split does not begin with "${plan.variant}", and to turn it round would move people`);
  }
}

function othersIn(serve: Serve, { variant, control }: ReleasePlan): string[] {
  const names = 'split' in serve ? serve.split.map((part) => part.variant) : [serve.variant];
  return [...new Set(names)].filter((name) => name !== variant && name !== control);
}
