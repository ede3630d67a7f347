import { Alert, Button, Group, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDisclosure } from '@mantine/hooks';
import { take } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { useWrite } from '../../api/use-write.js';
import { Icon } from '../../ui/icons.js';
import { fromLocalField, toLocalField } from '../../ui/local-time.js';
import { fullTime } from '../../ui/time.js';
import { WriteDialog } from '../../ui/write-dialog.js';
import { useSession } from '../session/session.queries.js';
import { type ChangeRequest, isWaiting, type RequestPlace } from './change-requests.queries.js';

export interface RequestScheduleProps {
  readonly place: RequestPlace;
  readonly request: ChangeRequest;
}

/** When it is applied by itself; who asked for it may say so anew. */
export function RequestSchedule({ place, request }: RequestScheduleProps) {
  const { user } = useSession();
  const [isOpen, { open, close }] = useDisclosure(false);
  const { applyAt, author } = request;
  const isOwn = author.id === user.id;
  if (!isWaiting(request) || (applyAt === null && !isOwn)) return null;
  const title = applyAt === null ? 'Applied by hand, once it is approved' : `To be applied on ${timeOf(applyAt)}`;
  return (
    <Alert color="blue" icon={<Icon name="clock" />} title={title}>
      <Group justify="space-between" gap="sm">
        <Text size="sm">
          {applyAt === null
            ? 'It can also be applied by itself, at a time that you name.'
            : 'By itself, once it is approved.'}
        </Text>
        {isOwn && (
          <Button size="xs" variant="default" onClick={open}>
            {applyAt === null ? 'Name a time' : 'Change the time'}
          </Button>
        )}
      </Group>
      <ScheduleDialog {...{ place, request, isOpen }} onClose={close} />
    </Alert>
  );
}

function timeOf(at: string): string {
  return fullTime(new Date(at));
}

interface Values {
  /** As the field holds it; empty: by hand. */
  readonly applyAt: string;
}

type ScheduleDialogProps = RequestScheduleProps & { readonly isOpen: boolean; readonly onClose: () => void };

function ScheduleDialog({ place, request: { applyAt, title }, isOpen, onClose }: ScheduleDialogProps) {
  const save = useSave(place);
  const form = useForm<Values>({ initialValues: { applyAt: toLocalField(applyAt) } });
  return (
    <WriteDialog title={`When “${title}” is applied`} submit="Save" {...{ isOpen, onClose, form }} write={save}>
      <TextInput
        type="datetime-local"
        label="Apply at"
        description="In your time zone. Empty: by hand, once it is approved."
        data-autofocus
        {...form.getInputProps('applyAt')}
      />
    </WriteDialog>
  );
}

function useSave(place: RequestPlace) {
  return useWrite({
    write: (api, { applyAt }: Values) =>
      take(
        api.PATCH('/api/v1/projects/{project}/change-requests/{request}', {
          params: { path: { ...place } },
          body: { applyAt: fromLocalField(applyAt) },
        }),
      ),
    changes: [keys.in(place.project, 'change-requests')],
    done: ({ applyAt }) => (applyAt === '' ? 'It is applied by hand now.' : 'The time is changed.'),
  });
}
