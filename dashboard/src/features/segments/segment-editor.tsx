import type { AttributeCondition, Segment as Definition } from '@guidon/evaluator';
import { Box, Button, Group, Paper, Stack, TextInput, Title } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { ApiError } from '../../api/api-error.js';
import { take } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { useWrite } from '../../api/use-write.js';
import { DiffView } from '../../ui/diff-view.js';
import { ErrorNotice } from '../../ui/error-notice.js';
import { ValueList } from '../flag/value-list.js';
import { SegmentRules } from './segment-rules.js';
import type { Segment, SegmentPlace } from './segments.queries.js';

export interface SegmentEditorProps {
  readonly place: SegmentPlace;
  readonly segment: Segment;
  readonly etag: string | null;
  readonly mayEdit: boolean;
}

type Draft = Pick<Segment, 'description' | 'by' | 'included' | 'excluded'> & { readonly rules: Definition['rules'] };

/** Nothing is saved as one types: a segment reaches many flags, so that what changes is shown before. */
export function SegmentEditor({ place, segment, etag, mayEdit }: SegmentEditorProps) {
  const { description, by, included, excluded, rules } = segment;
  const before: Draft = { description, by, included, excluded, rules: rules as Definition['rules'] };
  const [draft, setDraft] = useState(before);
  const save = useSave(place, etag);
  const isChanged = JSON.stringify(before) !== JSON.stringify(draft);
  const set = (part: Partial<Draft>) => setDraft((held) => ({ ...held, ...part }));
  return (
    <Box component="fieldset" disabled={!mayEdit} m={0} p={0} bd={0} miw={0}>
      <Stack gap="lg">
        <Section title="About">
          <TextInput
            label="Description"
            value={draft.description}
            onChange={(event) => set({ description: event.currentTarget.value })}
          />
          <TextInput
            label="Attribute of the lists"
            w={260}
            value={draft.by}
            onChange={(event) => set({ by: event.currentTarget.value })}
          />
        </Section>
        <Section title="Always in">
          <ValueList
            label="Values that are always in"
            values={draft.included}
            onChange={(values) => set({ included: [...values] })}
          />
        </Section>
        <Section title="Never in">
          <ValueList
            label="Values that are never in"
            values={draft.excluded}
            onChange={(values) => set({ excluded: [...values] })}
          />
        </Section>
        <Section title="Rules">
          <SegmentRules
            rules={draft.rules}
            onChange={(next: readonly (readonly AttributeCondition[])[]) => set({ rules: next as Definition['rules'] })}
          />
        </Section>
        {isChanged && (
          <Section title="What will change">
            <DiffView before={before} after={draft} />
            {save.isError && <ErrorNotice error={explained(save.error)} />}
            <Group>
              <Button loading={save.isPending} onClick={() => save.mutate(draft)}>
                Save for every flag that uses it
              </Button>
              <Button variant="default" onClick={() => setDraft(before)}>
                Discard
              </Button>
            </Group>
          </Section>
        )}
      </Stack>
    </Box>
  );
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <Paper withBorder radius="lg" p="lg">
      <Title order={2} size="h5" mb="sm">
        {title}
      </Title>
      <Stack gap="sm">{children}</Stack>
    </Paper>
  );
}

function explained(error: Error): ReactNode | Error {
  if (!(error instanceof ApiError) || error.kind !== 'stale') return error;
  return new Error(
    'Somebody else has saved this segment meanwhile. Copy what you need, reload the page, and edit again.',
  );
}

function useSave({ project, segment }: SegmentPlace, etag: string | null) {
  return useWrite({
    write: (api, draft: Draft) =>
      take(
        api.PATCH('/api/v1/projects/{project}/segments/{segment}', {
          params: { path: { project, segment }, ...(etag !== null && { header: { 'if-match': etag } }) },
          body: draft as never,
        }),
      ),
    changes: [keys.in(project, 'segments')],
    done: () => `Saved the segment ${segment}.`,
  });
}
