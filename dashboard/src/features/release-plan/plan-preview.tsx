import { Alert, Group, List, Skeleton, Stack, Text } from '@mantine/core';
import type { FieldError } from '../../api/api-error.js';
import { Icon } from '../../ui/icons.js';
import { Section } from '../../ui/section.js';
import { msText } from './duration.js';
import type { PlanDraft } from './plan-draft.js';
import { placeText, sentence } from './plan-errors.js';
import { RampChart } from './ramp-chart.js';
import type { PlanPreview as Preview } from './release-plan.queries.js';
import { whenText } from './when.js';

export interface PlanPreviewProps {
  readonly draft: PlanDraft;
  readonly preview: Preview | undefined;
  readonly errors: readonly FieldError[];
  /** It is of the plan as it was a moment ago. */
  readonly isStale: boolean;
  /** Nothing is wrong yet: a template left something open. */
  readonly isCalm: boolean;
}

/** What would come of the plan: how it rises, when, and what stands in its way. */
export function PlanPreview({ draft, preview, errors, isStale, isCalm }: PlanPreviewProps) {
  return (
    <Section title="Preview" lead={leadOf(preview)}>
      <Stack gap="md">
        {preview === undefined ? <Skeleton height={182} /> : <Picture preview={preview} isStale={isStale} />}
        {errors.length > 0 && <Obstacles {...{ draft, errors, isCalm }} />}
        {(preview?.warnings.length ?? 0) > 0 && (
          <Alert color="yellow" icon={<Icon name="warning" />} title="Is this meant?">
            <List size="sm" spacing={4}>
              {preview?.warnings.map((warning) => (
                <List.Item key={warning}>{warning}</List.Item>
              ))}
            </List>
          </Alert>
        )}
      </Stack>
    </Section>
  );
}

function leadOf(preview: Preview | undefined): string {
  const [first] = preview?.ramp ?? [];
  const begin = first?.isEstimate === false ? 'As if it went on now' : 'As if it began now';
  if (preview?.endsAt == null || first === undefined) return `${begin}.`;
  const ms = Date.parse(preview.endsAt) - Date.parse(first.at);
  const isUpToPeople = preview.plan.stages.some(({ advance }) => advance === 'approval');
  return `${begin}: ${msText(ms)} until it is complete${isUpToPeople ? ', and as long as approvals take' : ''}.`;
}

function Picture({ preview, isStale }: { readonly preview: Preview; readonly isStale: boolean }) {
  const { ramp, closed, endsAt, plan } = preview;
  if (ramp.length === 0 || endsAt === null)
    return (
      <Text size="sm" c="dimmed">
        It is drawn as soon as its times can be read.
      </Text>
    );
  const isGated = (stage: number) => plan.stages[stage - 1]?.advance === 'approval';
  const steps = ramp.map(({ at, percentage, stage }) => ({
    atMs: Date.parse(at),
    percentage,
    isGated: isGated(stage),
  }));
  const gaps = closed.map(({ from, to }) => ({ fromMs: Date.parse(from), toMs: Date.parse(to) }));
  return (
    <>
      <RampChart steps={steps} endsAtMs={Date.parse(endsAt)} closed={gaps} isStale={isStale} />
      <Stack component="ol" gap={6} m={0} p={0} style={{ listStyle: 'none' }} aria-label="When each stage begins">
        {ramp.map(({ stage, name, at, percentage, isEstimate }) => (
          <Group key={stage} component="li" gap="xs" wrap="nowrap" justify="space-between" align="baseline">
            <Text size="sm" truncate>
              {name || `Stage ${stage + 1}`}
              {isGated(stage) && isEstimate && (
                <Text span inherit c="dimmed">
                  , once approved
                </Text>
              )}
            </Text>
            <Text size="sm" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
              {percentage > 0 && !name.includes(`${percentage} %`) ? `${percentage} % · ` : ''}
              <time dateTime={at}>{whenText(at)}</time>
            </Text>
          </Group>
        ))}
      </Stack>
      {closed.length > 0 && (
        <Text size="xs" c="dimmed">
          Hatched: the window is closed, and nobody more is let in.
        </Text>
      )}
    </>
  );
}

function Obstacles({ draft, errors, isCalm }: Pick<PlanPreviewProps, 'draft' | 'errors' | 'isCalm'>) {
  return (
    <Alert
      color={isCalm ? 'blue' : 'red'}
      icon={<Icon name={isCalm ? 'info' : 'warning'} />}
      title={isCalm ? 'Still to be filled in' : 'What keeps it from being saved'}
    >
      <List size="sm" spacing={4}>
        {errors.map(({ path, message }) => (
          <List.Item key={`${path} ${message}`}>
            <b>{placeText(path, draft)}</b>: {sentence(message)}
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}
