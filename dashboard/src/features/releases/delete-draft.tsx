import { Button } from '@mantine/core';
import { keys } from '../../api/keys.js';
import { useWrite } from '../../api/use-write.js';
import { askFirst } from '../../ui/confirm.js';
import { deleteDraft, type ReleasePlace } from './releases.queries.js';

export function DeleteDraft({ place }: { readonly place: ReleasePlace }) {
  const write = useWrite({
    write: (api) => deleteDraft(api, place),
    changes: [keys.in(place.project, 'releases', place.flag), keys.releases],
    done: () => 'Deleted the draft.',
    failed: 'The draft was not deleted',
  });
  const ask = () =>
    askFirst({
      title: 'Delete the draft?',
      children: 'The plan is gone for good. The flag stays as it is: nothing has begun.',
      confirm: 'Delete',
      isDangerous: true,
      onConfirm: () => write.mutate(undefined),
    });
  return (
    <Button variant="default" size="xs" loading={write.isPending} onClick={ask}>
      Delete the draft
    </Button>
  );
}
