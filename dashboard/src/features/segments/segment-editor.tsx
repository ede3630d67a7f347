import { Fieldset, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ConflictNotice } from '../../drafts/conflict-notice.js';
import { SaveBar } from '../../drafts/save-bar.js';
import type { DraftState } from '../../drafts/use-draft.js';
import { ValueList } from '../../targeting/value-list.js';
import { Section } from '../../ui/section.js';
import { describeSegmentChanges, type SegmentParts, segmentPartNames } from './segment.draft.js';
import { SegmentReview } from './segment-review.js';
import { SegmentRules } from './segment-rules.js';
import type { SegmentPlace } from './segments.queries.js';

export interface SegmentEditorProps {
  readonly place: SegmentPlace;
  readonly state: DraftState<SegmentParts>;
  readonly mayEdit: boolean;
}

/** Nothing is saved as one types: a segment reaches many flags, so that what changes is shown before. */
export function SegmentEditor({ place, state, mayEdit }: SegmentEditorProps) {
  const [isReviewing, setReviewing] = useState(false);
  const { base, mine } = state.draft;
  const changes = describeSegmentChanges(base.value, mine);
  return (
    <Stack>
      <ConflictNotice state={state} describe={describeSegmentChanges} partNames={segmentPartNames} />
      <Fieldset variant="unstyled" disabled={!mayEdit} m={0} p={0} miw={0}>
        <Stack>
          <Parts mine={mine} edit={state.edit} />
        </Stack>
      </Fieldset>
      <SaveBar state={state} count={changes.length} onReview={() => setReviewing(true)} />
      {isReviewing && <SegmentReview {...{ place, state, changes }} onClose={() => setReviewing(false)} />}
    </Stack>
  );
}

function Parts({ mine, edit }: { readonly mine: SegmentParts; readonly edit: DraftState<SegmentParts>['edit'] }) {
  return (
    <>
      <Section title="About">
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <TextInput
            label="Description"
            value={mine.description}
            onChange={(event) => edit({ description: event.currentTarget.value })}
          />
          <TextInput
            label="Attribute of the lists"
            value={mine.by}
            error={mine.by === '' && 'Name an attribute, such as userId.'}
            onChange={(event) => edit({ by: event.currentTarget.value })}
          />
        </SimpleGrid>
      </Section>
      <Section title="Never in" lead="Named one by one; it beats everything below.">
        <ValueList
          label="Values that are never in"
          values={mine.excluded}
          onChange={(excluded) => edit({ excluded })}
        />
      </Section>
      <Section title="Always in" lead="Named one by one; no rule is asked.">
        <ValueList
          label="Values that are always in"
          values={mine.included}
          onChange={(included) => edit({ included })}
        />
      </Section>
      <Section title="Rules" lead="Of everybody else: whom any rule matches belongs to it.">
        <SegmentRules rules={mine.rules} onChange={(rules) => edit({ rules })} />
      </Section>
    </>
  );
}
