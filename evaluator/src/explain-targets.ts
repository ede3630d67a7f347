import { attributeNamed, readText, type Subject } from './attribute.js';
import type { CompiledFlag } from './compile-flag.js';
import { decideTargets } from './decide.js';
import type { Step } from './explanation.js';
import type { Flag } from './model.js';
import { type Outcome, undecided } from './outcome.js';

/** The whitelist as people wrote it: neighbours that are compiled into one lookup are told one by one. */
export function explainTargets(flag: CompiledFlag, served: Flag, subject: Subject, steps: Step[]): Outcome | undefined {
  for (const [place, target] of served.targets.entries()) {
    const text = readText(attributeNamed(target.by), subject) ?? null;
    const isHit = text !== null && target.values.includes(text);
    steps.push({ kind: 'target', place, by: target.by, text, isHit });
    if (isHit) break;
  }
  const outcome = decideTargets(flag.targets, subject);
  return outcome === undecided ? undefined : outcome;
}
