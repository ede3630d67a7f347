import { Alert, Button, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { Icon } from '../../ui/icons.js';
import { ChangeList } from './change-list.js';
import { describeChanges } from './describe-changes.js';
import { mergeSettings } from './settings.js';
import type { ConfigDraft } from './use-config.js';
import { partNames } from './wording.js';

/** Somebody has saved while I was editing: both, beside each other, since what we both began on. */
export function ConflictNotice({ config }: { readonly config: ConfigDraft }) {
  const { base, mine, theirs } = config.draft;
  if (theirs === null) return null;
  const { contested } = mergeSettings(base.settings, theirs.settings, mine);
  return (
    <Alert
      color="yellow"
      role="alert"
      icon={<Icon name="warning" />}
      title="Somebody has saved this while you were editing"
    >
      <Stack>
        <SimpleGrid cols={{ base: 1, md: 2 }}>
          <Side title="Theirs, saved" changes={describeChanges(base.settings, theirs.settings)} />
          <Side title="Yours, not saved" changes={describeChanges(base.settings, mine)} />
        </SimpleGrid>
        <Text size="sm">
          {contested.length === 0
            ? 'You changed different things: yours can go on top of theirs, and nothing of either is lost.'
            : `You both changed ${contested.map((part) => partNames[part]).join(' and ')}: yours would replace theirs there.`}
        </Text>
        <Group>
          <Button onClick={config.keepMine}>Put mine on top of theirs</Button>
          <Button variant="default" onClick={config.discard}>
            Take theirs, drop mine
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}

function Side({ title, changes }: { readonly title: string; readonly changes: ReturnType<typeof describeChanges> }) {
  return (
    <section aria-label={title}>
      <Title order={3} size="h6" mb="xs">
        {title}
      </Title>
      <ChangeList changes={changes} />
    </section>
  );
}
