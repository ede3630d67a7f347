import { Group, Paper, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../api/api-context.js';
import { ButtonLink } from '../../ui/link.js';
import { ReleaseStanding } from './release-standing.js';
import { lastReleaseQuery, type ReleasePlace } from './releases.queries.js';

interface ReleasePanelProps {
  readonly place: ReleasePlace;
  readonly mayEdit: boolean;
}

/** Of a flag in an environment: the release that is under way, or the way to one. */
export function ReleasePanel({ place, mayEdit }: ReleasePanelProps) {
  const { data: release, dataUpdatedAt } = useQuery(lastReleaseQuery(useApi(), place));
  if (release === undefined) return null;
  if (release === null || release.closedAt !== null)
    return <NoneUnderWay {...{ place, mayEdit }} hasPast={release !== null} />;
  return (
    <Paper withBorder radius="lg" p="lg" component="section" aria-label="Release">
      <Group justify="space-between" align="flex-start">
        <ReleaseStanding release={release} saidAtMs={dataUpdatedAt} />
        <ButtonLink to="/projects/$project/flags/$flag/releases/$environment" params={{ ...place }} variant="light">
          Open the release
        </ButtonLink>
      </Group>
    </Paper>
  );
}

function NoneUnderWay({ place, mayEdit, hasPast }: ReleasePanelProps & { readonly hasPast: boolean }) {
  if (!mayEdit && !hasPast) return null;
  return (
    <Paper withBorder radius="lg" px="lg" py="sm" component="section" aria-label="Release">
      <Group justify="space-between">
        <Text size="sm" c="dimmed">
          {hasPast ? 'No release is under way.' : 'Raise it stage by stage, by itself, with the way back ready.'}
        </Text>
        <Group gap="xs">
          {hasPast && (
            <ButtonLink
              to="/projects/$project/flags/$flag/releases/$environment"
              params={{ ...place }}
              variant="default"
              size="xs"
            >
              The last release
            </ButtonLink>
          )}
          {mayEdit && (
            <ButtonLink
              to="/projects/$project/flags/$flag/releases/$environment/plan"
              params={{ ...place }}
              variant="light"
              size="xs"
            >
              Start a staged release
            </ButtonLink>
          )}
        </Group>
      </Group>
    </Paper>
  );
}
