import { Stack, Text } from '@mantine/core';
import { audienceText } from '../releases/release-wording.js';
import { durationText } from './duration.js';
import type { PlanDraft } from './plan-draft.js';

export interface StartQuestionProps {
  readonly draft: PlanDraft;
  /** As the server fills it in. */
  readonly variant: string;
  readonly by: string;
  readonly environmentName: string;
}

/** Who gets in at once, and what comes next. */
export function StartQuestion({ draft: { stages }, variant, by, environmentName }: StartQuestionProps) {
  const [first, second] = stages;
  if (first === undefined) return null;
  const { stage } = first;
  const next = second === undefined ? 'it is complete' : `“${second.stage.name}” begins`;
  const how = stage.advance === 'approval' ? `as soon as an ${stage.approver ?? 'editor'} approves` : 'by itself';
  return (
    <Stack gap="xs">
      <Text size="sm">
        The flag is switched on in {environmentName}, and stage 1, <b>“{stage.name}”</b>, begins at once. “{variant}” is
        served to:
      </Text>
      <Text size="sm" fw={600}>
        {audienceText(stage, { by })}
      </Text>
      <Text size="sm">
        It is held for {durationText(stage.holdFor)}; then {next} {how}. You can pause it or roll it back at any time.
      </Text>
    </Stack>
  );
}
