import type { FlagKind } from '@guidon/evaluator';
import type { PlanInput, ReleasePlan, Settings, StageInput } from '../machine/release.model.js';
import { serveIn } from './release.parts.js';

/** A plan with what it left open; empty names where only its author can know them. */
export function filledIn(input: PlanInput, kind: FlagKind, settings: Settings): ReleasePlan {
  const { target = 'fallthrough', stages, onBreach = 'previous-stage', cleanupAfterDays, window } = input;
  return {
    target,
    ...namedVariants(input, kind),
    by: input.by ?? attributeIn(settings, target) ?? 'userId',
    stages: stages.map(filledStage),
    onBreach,
    ...(cleanupAfterDays === undefined ? {} : { cleanupAfterDays }),
    ...(window === undefined ? {} : { window }),
  };
}

function filledStage(stage: StageInput) {
  return { ...stage, advance: stage.advance ?? 'automatic', approver: stage.approver ?? 'editor' } as const;
}

function namedVariants({ variant, control }: PlanInput, kind: FlagKind): { variant: string; control: string } {
  if (kind !== 'boolean') return { variant: variant ?? '', control: control ?? '' };
  return {
    variant: variant ?? (control === 'on' ? 'off' : 'on'),
    control: control ?? (variant === 'off' ? 'on' : 'off'),
  };
}

/** What a split there is drawn by already: another attribute would draw other people. */
function attributeIn(settings: Settings, target: ReleasePlan['target']): string | undefined {
  const serve = serveIn(settings, { target });
  return serve !== undefined && 'split' in serve ? serve.by : undefined;
}
