import { Alert, Stack } from '@mantine/core';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { ErrorNotice } from '../../ui/error-notice.js';
import { Icon } from '../../ui/icons.js';
import { ButtonLink, TextLink } from '../../ui/link.js';
import { Page } from '../../ui/page.js';
import { BlockSkeleton } from '../../ui/skeletons.js';
import type { ReleasePlace } from '../releases/releases.queries.js';
import { useMay } from '../session/session.queries.js';
import { blankPlan, withVariants } from './plan-draft.js';
import { PlanEditor } from './plan-editor.js';
import { TemplatePicker } from './template-picker.js';
import { isOpen, usePlanDraft, versionOf } from './use-plan-draft.js';
import { type PlanFacts, usePlanFacts } from './use-plan-facts.js';

const from = '/signed-in/projects/$project/flags/$flag/releases/$environment/plan';
const to = '/projects/$project/flags/$flag/releases/$environment/plan';

const releasePath = '/projects/$project/flags/$flag/releases/$environment';

/** No key of a template can be so. */
const blank = '.blank';

export function PlanPage() {
  const place = useParams({ from });
  const { facts, error, retry } = usePlanFacts(place);
  const { project, flag, environment } = place;
  return (
    <Page
      isWide
      title="Plan of the release"
      lead={`Raises ${flag} in ${facts?.environmentName ?? environment}, stage by stage. Nothing begins before you start it.`}
      above={
        <TextLink to="/projects/$project/flags/$flag" params={{ project, flag }} search={{ environment }} size="sm">
          {flag}
        </TextLink>
      }
    >
      {facts !== undefined && <PlanView key={`${flag} ${environment}`} place={place} facts={facts} />}
      {facts === undefined &&
        (error === null ? <BlockSkeleton height={420} /> : <ErrorNotice error={error} onRetry={retry} />)}
    </Page>
  );
}

interface PlanViewProps {
  readonly place: ReleasePlace;
  readonly facts: PlanFacts;
}

function PlanView({ place, facts }: PlanViewProps) {
  const { template } = useSearch({ from });
  const [isPicking, setPicking] = useState(false);
  const navigate = useNavigate();
  const { release } = facts.standing;
  const isSaved = release !== null && isOpen(release);
  const pick = (key: string | undefined) => {
    setPicking(false);
    void navigate({ to, params: { ...place }, search: { template: key } });
  };
  if (isSaved && !editable.includes(release.state)) return <Running place={place} />;
  const chosen = facts.templates.find(({ key }) => key === template);
  if (isPicking || (!isSaved && chosen === undefined && template !== blank))
    return (
      <TemplatePicker
        project={place.project}
        templates={facts.templates}
        onPick={(picked) => pick(picked?.key ?? blank)}
      />
    );
  const picked = chosen?.plan ?? (template === blank ? blankPlan : undefined);
  const begin = picked && withVariants(picked, facts.definition, facts.settings);
  return (
    <Editing
      key={template ?? 'saved'}
      {...{ place, facts }}
      begin={begin}
      origin={chosen ?? (begin === undefined ? (release?.template ?? null) : null)}
      onPickAnother={isSaved && release.state !== 'draft' ? undefined : () => setPicking(true)}
    />
  );
}

const editable: readonly string[] = ['draft', 'paused', 'rolled-back'];

interface EditingProps extends PlanViewProps {
  readonly begin: Parameters<typeof usePlanDraft>[1];
  readonly origin: { readonly key: string; readonly version: number } | null;
  readonly onPickAnother: (() => void) | undefined;
}

function Editing({ place, facts, begin, origin, onPickAnother }: EditingProps) {
  const state = usePlanDraft(facts.standing, begin, facts.refetch);
  const mayEdit = useMay(facts.changeRole, place.project);
  const navigate = useNavigate();
  if (state === undefined) return <BlockSkeleton height={420} />;
  return (
    <PlanEditor
      {...{ place, state, mayEdit, origin, onPickAnother }}
      {...facts}
      release={facts.standing.release}
      onSaved={(saved) => {
        state.hold(versionOf(saved));
        state.discard();
      }}
      onDone={() => void navigate({ to: releasePath, params: { ...place } })}
    />
  );
}

function Running({ place }: { readonly place: ReleasePlace }) {
  return (
    <Alert color="blue" icon={<Icon name="info" />} title="The release is under way">
      <Stack align="flex-start" gap="sm">
        Pause it first: the stages that are yet to come can be changed then.
        <ButtonLink to={releasePath} params={{ ...place }} size="xs">
          Open the release
        </ButtonLink>
      </Stack>
    </Alert>
  );
}
