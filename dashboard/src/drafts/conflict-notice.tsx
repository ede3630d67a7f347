import { Alert, Button, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { ChangeList } from '../ui/change-list.js';
import type { Change } from '../ui/changes.js';
import { Icon } from '../ui/icons.js';
import { mergeParts, type PartOf } from './draft.js';
import type { DraftState } from './use-draft.js';

export interface ConflictNoticeProps<T> {
  readonly state: DraftState<T>;
  readonly describe: (before: T, after: T) => readonly Change[];
  /** As they stand in a sentence: `the rules`. */
  readonly partNames: Readonly<Record<PartOf<T>, string>>;
}

/** Somebody has saved while I was editing: both, beside each other, since what we both began on. */
export function ConflictNotice<T extends object>({ state, describe, partNames }: ConflictNoticeProps<T>) {
  const { base, mine, theirs } = state.draft;
  if (theirs === null) return null;
  const { contested } = mergeParts(base.value, theirs.value, mine);
  return (
    <Alert
      color="yellow"
      role="alert"
      icon={<Icon name="warning" />}
      title="Somebody has saved this while you were editing"
    >
      <Stack>
        <SimpleGrid cols={{ base: 1, md: 2 }}>
          <Side title="Theirs, saved" changes={describe(base.value, theirs.value)} />
          <Side title="Yours, not saved" changes={describe(base.value, mine)} />
        </SimpleGrid>
        <Text size="sm">
          {contested.length === 0
            ? 'You changed different things: yours can go on top of theirs, and nothing of either is lost.'
            : `You both changed ${contested.map((part) => partNames[part]).join(' and ')}: yours would replace theirs there.`}
        </Text>
        <Group>
          <Button onClick={state.keepMine}>Put mine on top of theirs</Button>
          <Button variant="default" onClick={state.discard}>
            Take theirs, drop mine
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}

function Side({ title, changes }: { readonly title: string; readonly changes: readonly Change[] }) {
  return (
    <section aria-label={title}>
      <Title order={3} size="h6" mb="xs">
        {title}
      </Title>
      <ChangeList changes={changes} />
    </section>
  );
}
