import { checkFlag } from './check-flag.js';
import type { OffVariant } from './compile-flag.js';
import { isRecord } from './json.js';
import { readKillSwitch } from './kill-switch.js';
import type { Flag } from './model.js';
import type { FlagSurroundings } from './project-around.js';
import { rulesNeedServer } from './project-condition.js';
import { projectSteps, servedVariants } from './project-steps.js';
import type { ClientFlag, DecidableFlag } from './projection/model.js';
import type { Reason } from './reason.js';

/**
 * A flag as client keys see it; undefined where they do not, or where nothing of it can be read. Of a malformed flag
 * its kill switch is shown where that can be read. Never throws.
 */
export function projectFlag(flag: unknown, around: FlagSurroundings): ClientFlag | undefined {
  if (!isRecord(flag) || !isMarkedVisible(flag)) return undefined;
  if (checkFlag(flag).length === 0) return projectWellFormed(flag as unknown as Flag, around);
  const off = readKillSwitch(flag);
  return off === undefined || typeof flag['key'] !== 'string' ? undefined : projectOff(flag['key'], off);
}

export function isMarkedVisible(flag: unknown): boolean {
  return isRecord(flag) && flag['clientVisible'] === true;
}

/** A flag that serves its off variant to everybody, whatever else there is in it. */
export function projectOff(key: string, { name, value }: OffVariant, reason: Reason = 'DISABLED'): DecidableFlag {
  return { key, variants: [[name, value]], steps: [{ serve: 0, reason }] };
}

/** A kill switch needs nobody's help: what is off is shown as off, whatever its rules ask. */
export function projectWellFormed(flag: Flag, around: FlagSurroundings): ClientFlag {
  const { key, variants } = flag;
  if (!flag.enabled) return projectOff(key, offVariantOf(flag));
  if (rulesNeedServer(flag.rules, around)) return { key, server: true };
  const names = servedVariants(flag);
  return {
    key,
    variants: names.map((name) => [name, variants[name] ?? null]),
    steps: projectSteps(flag, around, (name) => names.indexOf(name)),
  };
}

export function offVariantOf({ offVariant, variants }: Flag): OffVariant {
  return { name: offVariant, value: variants[offVariant] ?? null };
}
