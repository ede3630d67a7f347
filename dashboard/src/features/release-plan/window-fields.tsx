import { ActionIcon, Box, Button, Chip, Group, Select, Stack, Switch, Text, TextInput } from '@mantine/core';
import type { FieldError } from '../../api/api-error.js';
import { AddButton } from '../../ui/add-button.js';
import { Fault } from '../../ui/fault.js';
import { Icon } from '../../ui/icons.js';
import { replaced, without } from '../../ui/lists.js';
import type { ReleaseWindow } from './plan-draft.js';
import { errorAt, errorIn } from './plan-errors.js';
import { dayNames, ownZone, readyWindows, timeZones } from './window.js';

export interface WindowFieldsProps {
  readonly window: ReleaseWindow | null;
  readonly errors: readonly FieldError[];
  readonly onChange: (window: ReleaseWindow | null) => void;
}

/** When it may let more people in by itself. */
export function WindowFields({ window, errors, onChange }: WindowFieldsProps) {
  const begin = () => onChange({ timeZone: ownZone(), hours: [...(readyWindows[0]?.hours ?? [])] });
  return (
    <Stack gap="md">
      <Switch
        label="Go on by itself at certain times only"
        description="Whatever is due meanwhile goes on when the window opens. People may act at any time."
        checked={window !== null}
        onChange={(event) => (event.currentTarget.checked ? begin() : onChange(null))}
      />
      {window !== null && (
        <>
          <Group gap="xs">
            {readyWindows.map(({ label, hours }) => (
              <Button
                key={label}
                variant="light"
                size="compact-sm"
                onClick={() => onChange({ ...window, hours: [...hours] })}
              >
                {label}
              </Button>
            ))}
          </Group>
          <Select
            label="Time zone"
            maw={320}
            searchable
            allowDeselect={false}
            data={timeZones(window.timeZone)}
            limit={60}
            value={window.timeZone}
            error={errorAt(errors, '/window/timeZone')}
            onChange={(timeZone) => timeZone !== null && onChange({ ...window, timeZone })}
          />
          <HoursList {...{ window, errors, onChange }} />
        </>
      )}
    </Stack>
  );
}

interface HoursProps {
  readonly window: ReleaseWindow;
  readonly errors: readonly FieldError[];
  readonly onChange: (window: ReleaseWindow) => void;
}

function HoursList({ window, errors, onChange }: HoursProps) {
  const { hours } = window;
  const put = (next: readonly Hours[]) => onChange({ ...window, hours: [...next] });
  const said = errorAt(errors, '/window/hours');
  return (
    <Stack gap="sm">
      {hours.map((one, place) => (
        <HoursFields
          // biome-ignore lint/suspicious/noArrayIndexKey: hours have no names, and keep their places
          key={place}
          name={`hours ${place + 1}`}
          hours={one}
          said={errorIn(errors, `/window/hours/${place}`)}
          onChange={(next) => put(replaced(hours, place, next))}
          onRemove={hours.length > 1 ? () => put(without(hours, place)) : undefined}
        />
      ))}
      <Fault said={said} />
      <AddButton onClick={() => put([...hours, { days: ['monday'], from: '09:00', to: '17:00' }])}>Add hours</AddButton>
    </Stack>
  );
}

type Hours = ReleaseWindow['hours'][number];

interface HoursFieldsProps {
  readonly name: string;
  readonly hours: Hours;
  readonly said: string | undefined;
  readonly onChange: (hours: Hours) => void;
  readonly onRemove: (() => void) | undefined;
}

function HoursFields({ name, hours, said, onChange, onRemove }: HoursFieldsProps) {
  return (
    <Box>
      <Group gap="sm" align="center">
        <Chip.Group
          multiple
          value={hours.days}
          onChange={(days) => onChange({ ...hours, days: days as Hours['days'] })}
        >
          <Group gap={4} role="group" aria-label={`Days of ${name}`}>
            {dayNames.map(({ value, label, name: day }) => (
              <Chip key={value} value={value} size="xs" variant="light" radius="sm" aria-label={day}>
                {label}
              </Chip>
            ))}
          </Group>
        </Chip.Group>
        <Group gap={6} wrap="nowrap">
          <ClockField
            label={`Beginning of ${name}`}
            value={hours.from}
            onChange={(from) => onChange({ ...hours, from })}
          />
          <Text size="sm">to</Text>
          <ClockField label={`End of ${name}`} value={hours.to} isEnd onChange={(to) => onChange({ ...hours, to })} />
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={`Remove ${name}`}
            disabled={onRemove === undefined}
            onClick={onRemove}
          >
            <Icon name="cross" size={16} />
          </ActionIcon>
        </Group>
      </Group>
      {said !== undefined && (
        <Text size="sm" c="red" mt={4} role="alert">
          {said}
        </Text>
      )}
    </Box>
  );
}

interface ClockFieldProps {
  readonly label: string;
  readonly value: string;
  /** Midnight ends the day that it is the end of. */
  readonly isEnd?: boolean;
  readonly onChange: (clock: string) => void;
}

function ClockField({ label, value, isEnd = false, onChange }: ClockFieldProps) {
  const shown = value === '24:00' ? '00:00' : value;
  return (
    <TextInput
      type="time"
      size="xs"
      w={110}
      aria-label={label}
      value={shown}
      onChange={(event) =>
        onChange(isEnd && event.currentTarget.value === '00:00' ? '24:00' : event.currentTarget.value)
      }
    />
  );
}
