import { Alert, Group, List, Paper, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useApi } from '../../api/api-context.js';
import { Icon } from '../../ui/icons.js';
import { ButtonLink, TextLink } from '../../ui/link.js';
import { Loaded } from '../../ui/loaded.js';
import { Page } from '../../ui/page.js';
import { Section } from '../../ui/section.js';
import { BlockSkeleton } from '../../ui/skeletons.js';
import { useMay } from '../session/session.queries.js';
import { DeleteDraft } from './delete-draft.js';
import { EditsNotice } from './hand-edits.js';
import { NoRelease } from './no-release.js';
import { ReleaseActions } from './release-actions.js';
import { ReleasePath } from './release-path.js';
import { ReleaseStanding } from './release-standing.js';
import { ReleaseTimeline } from './release-timeline.js';
import { type Release, type ReleasePlace, releaseQuery } from './releases.queries.js';
import { WhoIsIn } from './who-is-in.js';
import { WindowLine } from './window-line.js';

export function ReleasePage() {
  const place = useParams({ from: '/signed-in/projects/$project/flags/$flag/releases/$environment' });
  const release = useQuery(releaseQuery(useApi(), place));
  return (
    <Page
      title={`Release of ${place.flag}`}
      lead={`In ${place.environment}, stage by stage.`}
      above={
        <TextLink
          to="/projects/$project/flags/$flag"
          params={{ project: place.project, flag: place.flag }}
          search={{ environment: place.environment }}
          size="sm"
        >
          {place.flag}
        </TextLink>
      }
    >
      <Loaded query={release} skeleton={<BlockSkeleton height={420} />}>
        {(found) =>
          found === null ? (
            <NoRelease place={place} />
          ) : (
            <ReleaseView place={place} release={found} saidAtMs={release.dataUpdatedAt} />
          )
        }
      </Loaded>
    </Page>
  );
}

interface ReleaseViewProps {
  readonly place: ReleasePlace;
  readonly release: Release;
  readonly saidAtMs: number;
}

function ReleaseView({ place, release, saidAtMs }: ReleaseViewProps) {
  const isOpen = release.closedAt === null;
  return (
    <Stack gap="lg">
      <Paper withBorder radius="lg" p="lg">
        <Group justify="space-between" align="flex-start" gap="lg">
          <ReleaseStanding release={release} saidAtMs={saidAtMs} />
          <ReleaseActions place={place} release={release} />
        </Group>
        {release.plan.window !== undefined && isOpen && <WindowLine window={release.plan.window} />}
      </Paper>
      <Warnings warnings={release.warnings} />
      {release.edits !== null && <EditsNotice edits={release.edits} />}
      <Section title="Stages" lead={raisedText(release)} action={<PlanLinks place={place} release={release} />}>
        <ReleasePath release={release} saidAtMs={saidAtMs} />
      </Section>
      {release.stage !== null && <WhoIsIn place={place} release={release} />}
      <ReleaseTimeline place={place} release={release.id} />
    </Stack>
  );
}

function raisedText({ plan: { target, variant, control } }: Release): string {
  const where = target === 'fallthrough' ? 'everybody else' : `the rule ${target.rule}`;
  return `It raises ${variant} for ${where}; who is not in gets ${control}.`;
}

const planVerbs: Readonly<Partial<Record<Release['state'], string>>> = {
  draft: 'Edit the plan',
  paused: 'Edit the plan',
  'rolled-back': 'Edit the plan',
  completed: 'Plan another release',
  aborted: 'Plan another release',
};

/** The plan can be changed where nothing moves. */
function PlanLinks({ place, release: { state } }: Omit<ReleaseViewProps, 'saidAtMs'>) {
  const mayEdit = useMay('editor', place.project);
  if (!mayEdit) return null;
  return (
    <Group gap="xs" wrap="nowrap">
      {state === 'draft' && <DeleteDraft place={place} />}
      {state in planVerbs && (
        <ButtonLink
          to="/projects/$project/flags/$flag/releases/$environment/plan"
          params={{ ...place }}
          variant="default"
          size="xs"
        >
          {planVerbs[state]}
        </ButtonLink>
      )}
    </Group>
  );
}

function Warnings({ warnings }: { readonly warnings: readonly string[] }) {
  if (warnings.length === 0) return null;
  return (
    <Alert color="yellow" icon={<Icon name="warning" />} title="Worth a look">
      <List size="sm">
        {warnings.map((warning) => (
          <List.Item key={warning}>
            <Text size="sm">{warning}</Text>
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}
