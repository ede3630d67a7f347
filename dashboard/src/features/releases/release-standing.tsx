import { Group, Text } from '@mantine/core';
import { fullTime } from '../../ui/time.js';
import { ReleaseStateBadge } from './release-state.js';
import type { ReleaseSummary } from './releases.queries.js';
import { leftNow, lengthText } from './time-left.js';
import { useNow } from './use-now.js';

export interface ReleaseStandingProps {
  readonly release: ReleaseSummary;
  /** When the server said it. */
  readonly saidAtMs: number;
}

/** Where it stands, why, and what happens next. */
export function ReleaseStanding({ release, saidAtMs }: ReleaseStandingProps) {
  return (
    <div>
      <Group gap="sm" mb={4}>
        <ReleaseStateBadge state={release.state} />
        {release.stage !== null && (
          <Text fw={650} style={{ overflowWrap: 'anywhere' }}>
            {release.stage.name}
          </Text>
        )}
      </Group>
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        {release.reason}
      </Text>
      <NextStep release={release} saidAtMs={saidAtMs} />
    </div>
  );
}

export function NextStep({ release, saidAtMs }: ReleaseStandingProps) {
  const now = useNow();
  const text = nextStepText(release, leftNow(release.timeLeftMs ?? 0, saidAtMs, now));
  if (text === '') return null;
  return (
    <Text size="sm" c="dimmed" {...(release.dueAt !== null && { title: fullTime(new Date(release.dueAt)) })}>
      {text}
    </Text>
  );
}

/** What comes by itself, or who is awaited. */
function nextStepText(release: ReleaseSummary, leftMs: number): string {
  const { plan, stage, state, approval } = release;
  if (approval.needed) return `It waits for ${approval.by ?? 'editor'}s: one of them must approve ${ofWhat(release)}.`;
  if (state !== 'running' || stage === null) return '';
  const next = plan.stages[stage.index + 1];
  const then = next === undefined ? 'it is complete' : `“${next.name}” begins`;
  const asks = plan.stages[stage.index]?.advance === 'approval' ? 'it asks for approval' : then;
  return leftMs === 0 ? `In a moment ${asks}.` : `${lengthText(leftMs)} left; then ${asks}.`;
}

function ofWhat({ approval, stage }: ReleaseSummary): string {
  return approval.of === 'plan' ? 'the plan, and somebody else than who made it' : `that “${stage?.name}” is left`;
}
