import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useApi } from '../../api/api-context.js';
import { take } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { useWrite } from '../../api/use-write.js';
import { useDraft } from '../../drafts/use-draft.js';
import { askFirst } from '../../ui/confirm.js';
import { Icon } from '../../ui/icons.js';
import { TextLink } from '../../ui/link.js';
import { Loaded } from '../../ui/loaded.js';
import { Page } from '../../ui/page.js';
import { BlockSkeleton } from '../../ui/skeletons.js';
import { useMay } from '../session/session.queries.js';
import { versionOf } from './segment.draft.js';
import { SegmentEditor } from './segment-editor.js';
import { type SegmentPlace, segmentQuery } from './segments.queries.js';

export function SegmentPage() {
  const place = useParams({ from: '/signed-in/projects/$project/segments/$segment' });
  const mayEdit = useMay('editor', place.project);
  return (
    <Page
      title={place.segment}
      lead="Flags name it in their rules; a change here reaches all of them at once."
      above={
        <TextLink to="/projects/$project/segments" params={{ project: place.project }} size="sm">
          Segments
        </TextLink>
      }
      actions={mayEdit && <DeleteButton place={place} />}
    >
      <SegmentView key={place.segment} place={place} mayEdit={mayEdit} />
    </Page>
  );
}

function SegmentView({ place, mayEdit }: { readonly place: SegmentPlace; readonly mayEdit: boolean }) {
  const query = useQuery({ ...segmentQuery(useApi(), place), select: versionOf });
  const state = useDraft(query);
  return (
    <Loaded query={query} skeleton={<BlockSkeleton height={360} />}>
      {() => state && <SegmentEditor {...{ place, state, mayEdit }} />}
    </Loaded>
  );
}

function DeleteButton({ place: { project, segment } }: { readonly place: SegmentPlace }) {
  const navigate = useNavigate();
  const remove = useWrite({
    write: (api, _nothing: undefined) =>
      take(api.DELETE('/api/v1/projects/{project}/segments/{segment}', { params: { path: { project, segment } } })),
    changes: [keys.in(project, 'segments', 'list')],
    done: () => `Deleted the segment ${segment}.`,
    failed: 'The segment is still there',
  });
  const onDone = () => void navigate({ to: '/projects/$project/segments', params: { project } });
  const ask = () =>
    askFirst({
      title: `Delete ${segment}?`,
      children: 'It is refused while a flag refers to it. It cannot be brought back.',
      confirm: 'Delete the segment',
      isDangerous: true,
      onConfirm: () => remove.mutate(undefined, { onSuccess: onDone }),
    });
  return (
    <Button variant="default" leftSection={<Icon name="trash" size={16} />} onClick={ask} loading={remove.isPending}>
      Delete
    </Button>
  );
}
