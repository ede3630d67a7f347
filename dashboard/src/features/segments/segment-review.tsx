import { ApiError } from '../../api/api-error.js';
import { takeTagged } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { useWrite } from '../../api/use-write.js';
import { patchOf } from '../../drafts/draft.js';
import type { DraftState } from '../../drafts/use-draft.js';
import { ChangeList } from '../../ui/change-list.js';
import type { Change } from '../../ui/changes.js';
import { FormDialog } from '../../ui/form-dialog.js';
import { type SegmentParts, versionOf } from './segment.draft.js';
import type { SegmentPlace } from './segments.queries.js';

export interface SegmentReviewProps {
  readonly place: SegmentPlace;
  readonly state: DraftState<SegmentParts>;
  readonly changes: readonly Change[];
  readonly onClose: () => void;
}

/** What saving will do, before it is done. */
export function SegmentReview({ place, state, changes, onClose }: SegmentReviewProps) {
  const save = useSave(place, state);
  const onError = async (error: unknown) => {
    if (!(error instanceof ApiError) || error.kind !== 'stale') return;
    // The page shows both, side by side.
    await state.reload();
    onClose();
  };
  return (
    <FormDialog
      title={`Change ${place.segment} for every flag that uses it`}
      isOpen
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(undefined, { onSuccess: onClose, onError });
      }}
      submit="Save"
      cancel="Go on editing"
      isPending={save.isPending}
      error={save.error}
      size="lg"
    >
      <ChangeList changes={changes} />
    </FormDialog>
  );
}

function useSave({ project, segment }: SegmentPlace, state: DraftState<SegmentParts>) {
  const { base, mine } = state.draft;
  const params = { path: { project, segment }, header: { 'if-match': base.etag } };
  const body = patchOf(base.value, mine);
  return useWrite({
    write: async (api, _nothing: undefined) => {
      const saved = await takeTagged(
        api.PATCH('/api/v1/projects/{project}/segments/{segment}', { params, body: body as never }),
      );
      state.hold(versionOf(saved));
    },
    changes: [keys.in(project, 'segments')],
    done: () => `Saved the segment ${segment}.`,
  });
}
