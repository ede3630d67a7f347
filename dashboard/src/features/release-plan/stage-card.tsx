import { Badge, Fieldset, Group, TextInput } from '@mantine/core';
import { memo } from 'react';
import type { FieldError } from '../../api/api-error.js';
import { OrderButton } from '../../ui/order-buttons.js';
import { DragHandle, useSortableCard } from '../../ui/sortable.js';
import type { DraftStage } from './plan-draft.js';
import { errorAt } from './plan-errors.js';
import { StageAudience } from './stage-audience.js';
import { StageFoot } from './stage-foot.js';
import classes from './stages.module.css';
import type { StageEdits } from './use-stage-edits.js';

export interface StageCardProps {
  readonly drafted: DraftStage;
  readonly place: number;
  readonly count: number;
  /** It has begun, and stays as it is. */
  readonly isFixed: boolean;
  /** The first that may be moved. */
  readonly firstFree: number;
  readonly before: number;
  readonly by: string;
  readonly segments: readonly string[];
  readonly attributes: readonly string[];
  readonly errors: readonly FieldError[];
  readonly edits: StageEdits;
}

export const StageCard = memo(function StageCard(props: StageCardProps) {
  const { drafted, place, isFixed, edits } = props;
  const { stage } = drafted;
  const { card, handle } = useSortableCard(drafted.id, isFixed);
  return (
    // biome-ignore lint/a11y/useSemanticElements: the fieldset within holds what is fixed; this one is dragged whole
    <div {...card} role="group" aria-label={`Stage ${place + 1}`}>
      <StageHead {...props} handle={handle} />
      <Fieldset variant="unstyled" disabled={isFixed} px="md" pb="sm" m={0} miw={0}>
        <StageAudience
          {...props}
          name={`stage ${place + 1}`}
          path={`/stages/${place}/audience`}
          audience={stage.audience}
          onChange={(audience) => edits.change(drafted.id, { ...stage, audience })}
          attributes={props.attributes}
        />
      </Fieldset>
      <StageFoot {...props} />
    </div>
  );
});

function StageHead({
  drafted,
  place,
  count,
  isFixed,
  firstFree,
  errors,
  edits,
  handle,
}: StageCardProps & { readonly handle: object }) {
  const number = place + 1;
  const { stage } = drafted;
  return (
    <Group px="xs" py="xs" gap="xs" wrap="nowrap" align="flex-start">
      {!isFixed && <DragHandle label={`Drag stage ${number}`} handle={handle} mt={4} />}
      <span className={classes['number']} style={{ marginTop: 5 }} aria-hidden="true">
        {number}
      </span>
      <TextInput
        flex={1}
        aria-label={`Name of stage ${number}`}
        placeholder="What this stage is called"
        variant="unstyled"
        fw={600}
        styles={{ input: { fontWeight: 600 } }}
        value={stage.name}
        disabled={isFixed}
        error={errorAt(errors, `/stages/${place}/name`)}
        onChange={(event) => edits.change(drafted.id, { ...stage, name: event.currentTarget.value })}
      />
      {isFixed ? (
        <Badge color="gray" mt={6}>
          Begun: stays as it is
        </Badge>
      ) : (
        <Group gap={2} wrap="nowrap" mt={4}>
          <OrderButton
            label={`Move stage ${number} up`}
            icon="up"
            isDisabled={place <= firstFree}
            onClick={() => edits.move(drafted.id, place - 1)}
          />
          <OrderButton
            label={`Move stage ${number} down`}
            icon="down"
            isDisabled={place === count - 1}
            onClick={() => edits.move(drafted.id, place + 1)}
          />
          <OrderButton
            label={`Remove stage ${number}`}
            icon="trash"
            isDisabled={count === 1}
            onClick={() => edits.remove(drafted.id)}
          />
        </Group>
      )}
    </Group>
  );
}
