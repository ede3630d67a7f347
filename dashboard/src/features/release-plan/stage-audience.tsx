import { ActionIcon, Box, Button, Group, MultiSelect, Slider, Stack, Text } from '@mantine/core';
import type { FieldError } from '../../api/api-error.js';
import { percentText } from '../../targeting/percent.js';
import { ValueList } from '../../targeting/value-list.js';
import { Fault } from '../../ui/fault.js';
import { Icon } from '../../ui/icons.js';
import { replaced, without } from '../../ui/lists.js';
import { PercentField } from '../flag/percent-field.js';
import { ByField } from './by-field.js';
import { type Audience, audienceWith, isToFillIn, type Listing, withoutPercentage } from './plan-draft.js';
import { errorAt, errorIn, sentence } from './plan-errors.js';
import classes from './stages.module.css';

export interface AudienceProps {
  /** `stage 2`. */
  readonly name: string;
  /** The JSON pointer of the audience. */
  readonly path: string;
  readonly audience: Audience;
  readonly segments: readonly string[];
  readonly attributes: readonly string[];
  /** What every percentage is drawn by. */
  readonly by: string;
  /** How many are in before it. */
  readonly before: number;
  readonly errors: readonly FieldError[];
  readonly onChange: (audience: Audience) => void;
}

/** Whom a stage lets in beside those before it: by name, by segment, by share. */
export function StageAudience(props: AudienceProps) {
  const { path, audience, errors } = props;
  const said = errorAt(errors, path);
  return (
    <Stack gap="sm">
      {(audience.targets ?? []).map((_, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lists have no names, and keep their places
        <ListingFields key={place} {...props} place={place} />
      ))}
      {audience.segments !== undefined && <SegmentFields {...props} />}
      {audience.percentage !== undefined && <ShareFields {...props} percentage={audience.percentage} />}
      <Additions {...props} />
      <Fault said={said} />
    </Stack>
  );
}

function Additions({ name, audience, before, attributes, onChange }: AudienceProps) {
  const { targets = [], segments, percentage } = audience;
  const listing = { by: targets.at(-1)?.by ?? attributes[0] ?? 'userId', values: [] };
  const additions = [
    { label: 'By name', isMissing: true, audience: { ...audience, targets: [...targets, listing] } },
    { label: 'By segment', isMissing: segments === undefined, audience: { ...audience, segments: [] } },
    {
      label: 'By percentage',
      isMissing: percentage === undefined,
      audience: { ...audience, percentage: before },
    },
  ];
  return (
    <Group gap={4}>
      {additions
        .filter(({ isMissing }) => isMissing)
        .map((addition) => (
          <Button
            key={addition.label}
            variant="subtle"
            size="compact-xs"
            leftSection={<Icon name="plus" size={12} />}
            aria-label={`Let people into ${name} ${addition.label.toLowerCase()}`}
            onClick={() => onChange(addition.audience)}
          >
            {addition.label}
          </Button>
        ))}
    </Group>
  );
}

function ListingFields({
  place,
  name,
  path,
  audience,
  attributes,
  errors,
  onChange,
}: AudienceProps & { readonly place: number }) {
  const targets = audience.targets ?? [];
  const listing = targets[place];
  if (listing === undefined) return null;
  const at = `${path}/targets/${place}`;
  const of = `list ${place + 1} of ${name}`;
  const put = (change: Partial<Listing>) =>
    onChange({ ...audience, targets: [...replaced(targets, place, { ...listing, ...change })] });
  const drop = () => onChange(audienceWith(audience, { targets: [...without(targets, place)] }));
  const said = errorIn(errors, `${at}/values`);
  return (
    <Box className={classes['part'] ?? ''}>
      <Group gap="xs" mb={6} wrap="nowrap" align="flex-start">
        <ByField
          label={`Attribute of ${of}`}
          value={listing.by}
          suggestions={attributes}
          error={errorAt(errors, `${at}/by`)}
          onChange={(by) => put({ by })}
        />
        <Text size="sm" flex={1} mt={7}>
          is one of
        </Text>
        <Drop label={`Remove ${of}`} onClick={drop} />
      </Group>
      {isToFillIn(listing) && said === undefined && (
        <Text size="sm" mb={6} className={classes['hint'] ?? ''}>
          {sentence(listing.hint ?? '')}
        </Text>
      )}
      <ValueList
        label={`Values of ${of}`}
        values={listing.values}
        onChange={(values) => put({ values: [...values] })}
      />
      {said !== undefined && (
        <Text size="sm" c="red" mt={4} role="alert">
          {said}
        </Text>
      )}
    </Box>
  );
}

function SegmentFields({ name, path, audience, segments, errors, onChange }: AudienceProps) {
  const chosen = audience.segments ?? [];
  const known = [...new Set([...segments, ...chosen])];
  return (
    <Group gap="xs" wrap="nowrap" align="flex-start" className={classes['part'] ?? ''}>
      <MultiSelect
        flex={1}
        aria-label={`Segments of ${name}`}
        placeholder={chosen.length > 0 ? '' : 'Choose segments'}
        data={known}
        value={[...chosen]}
        searchable
        nothingFoundMessage="No segment is called so."
        error={errorIn(errors, `${path}/segments`)}
        onChange={(keys) => onChange({ ...audience, segments: keys })}
      />
      <Drop
        label={`Remove the segments of ${name}`}
        onClick={() => onChange(audienceWith(audience, { segments: [] }))}
      />
    </Group>
  );
}

function ShareFields({
  name,
  path,
  audience,
  by,
  before,
  percentage,
  errors,
  onChange,
}: AudienceProps & { readonly percentage: number }) {
  const put = (weight: number) => onChange({ ...audience, percentage: weight / 1000 });
  const weight = Math.round(percentage * 1000);
  const said = errorAt(errors, `${path}/percentage`);
  return (
    <Box className={classes['part'] ?? ''}>
      <Group gap="md" wrap="nowrap">
        <Slider
          flex={1}
          value={percentage}
          step={1}
          label={(value) => `${percentText(Math.round(value * 1000))} %`}
          thumbLabel={`Percentage of ${name}`}
          marks={before > 0 && before < 100 ? [{ value: before }] : []}
          onChange={(value) => put(Math.round(value * 1000))}
        />
        <PercentField label={`Percentage of ${name}, exactly`} weight={weight} onChange={put} />
        <Drop label={`Remove the percentage of ${name}`} onClick={() => onChange(withoutPercentage(audience))} />
      </Group>
      <Text size="xs" c="dimmed" mt={2}>
        of all, drawn by {by}
      </Text>
      <Fault said={said} />
    </Box>
  );
}

function Drop({ label, onClick }: { readonly label: string; readonly onClick: () => void }) {
  return (
    <ActionIcon variant="subtle" color="gray" mt={4} aria-label={label} onClick={onClick}>
      <Icon name="cross" size={16} />
    </ActionIcon>
  );
}
