import { Button, Group, Select, SimpleGrid, Stack, Textarea } from '@mantine/core';
import { DateInput, TimeInput } from '@mantine/dates';
import '@mantine/dates/styles.css';
import { useForm } from '@mantine/form';
import { keys } from '../../api/keys.js';
import { useWrite } from '../../api/use-write.js';
import type { Settings } from '../../targeting/settings.js';
import { ErrorNotice } from '../../ui/error-notice.js';
import { toastDone } from '../../ui/toasts.js';
import { useFormWrite } from '../../ui/use-form-write.js';
import { type ConfigPlace, type ScheduledChange, scheduleChange } from './scheduled-changes.queries.js';
import { dayAfter, ownTimeZone, timeZones, wallClockText } from './wall-clock.js';

export interface ScheduleFormProps {
  readonly place: ConfigPlace;
  readonly settings: Partial<Settings>;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

interface Values {
  /** The day: what the server finds wrong with the time stands there. */
  readonly at: string | null;
  readonly time: string;
  readonly timeZone: string;
  readonly reason: string;
}

/** When the change is made: by a wall clock, in the reader's zone unless they name another. */
export function ScheduleForm({ place, settings, onDone, onCancel }: ScheduleFormProps) {
  const form = useForm<Values>({
    initialValues: { at: dayAfter(new Date()), time: '09:00', timeZone: ownTimeZone(), reason: '' },
    validate: {
      at: (at) => (at === null || at === '' ? 'Choose a day' : null),
      time: (time) => (/^\d\d:\d\d(:\d\d)?$/.test(time) ? null : 'Type a time, as 09:00'),
    },
  });
  const schedule = useSchedule(place, settings);
  const scheduled = (change: ScheduledChange) => {
    toastDone(
      `${place.flag} changes on ${wallClockText(change.localTime)} (${change.timeZone}). ${change.note}`.trim(),
    );
    onDone();
  };
  const { onSubmit, isPending, error } = useFormWrite({ form, write: schedule, onDone: scheduled });
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack gap="sm">
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <DateInput
            label="Day"
            valueFormat="YYYY-MM-DD"
            data-autofocus
            previousLabel="Month before"
            nextLabel="Month after"
            // Their colours are too faint to be read.
            hideOutsideDates
            weekendDays={[]}
            {...form.getInputProps('at')}
          />
          <TimeInput label="Time" {...form.getInputProps('time')} />
        </SimpleGrid>
        <Select
          label="Time zone"
          data={timeZones()}
          searchable
          limit={60}
          allowDeselect={false}
          {...form.getInputProps('timeZone')}
        />
        <Textarea
          label="Reason"
          placeholder="What others should know"
          autosize
          minRows={2}
          {...form.getInputProps('reason')}
        />
        {error !== null && <ErrorNotice error={error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel}>
            Back
          </Button>
          <Button type="submit" loading={isPending}>
            Schedule
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function useSchedule(place: ConfigPlace, settings: Partial<Settings>) {
  return useWrite({
    write: (api, { at, time, timeZone, reason }: Values) =>
      scheduleChange(api, place, { settings, at: `${at}T${time}`, timeZone, ...(reason !== '' && { reason }) }),
    changes: [keys.in(place.project, 'scheduled-changes'), keys.in(place.project, 'audit')],
  });
}
