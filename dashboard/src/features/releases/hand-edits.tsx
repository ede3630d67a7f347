import { Alert, Radio, SimpleGrid, Stack, Text } from '@mantine/core';
import { ChangeList } from '../../ui/change-list.js';
import { Icon } from '../../ui/icons.js';
import { describeEdits } from './describe-edits.js';
import type { Release } from './releases.queries.js';

type Edits = NonNullable<Release['edits']>;

interface HandEditsProps {
  readonly edits: Edits;
  readonly chosen: 'adopt' | 'overwrite' | undefined;
  readonly isAsking: boolean;
  readonly onChoose: (chosen: 'adopt' | 'overwrite') => void;
}

/** What was edited by hand of what belongs to the plan, and whose word counts. */
export function HandEdits({ edits, chosen, isAsking, onChoose }: HandEditsProps) {
  return (
    <Stack gap="sm">
      <EditsNotice edits={edits} />
      <Radio.Group
        label="What becomes of it"
        required
        value={chosen ?? null}
        onChange={(value) => onChoose(value as 'adopt' | 'overwrite')}
        {...(isAsking && { error: 'Choose one of both.' })}
      >
        <SimpleGrid cols={{ base: 1, sm: 2 }} mt="xs">
          <Radio value="adopt" label="Adopt it" description="The plan becomes as the flag is now." />
          <Radio value="overwrite" label="Overwrite it" description="The flag becomes as the plan says." />
        </SimpleGrid>
      </Radio.Group>
    </Stack>
  );
}

export function EditsNotice({ edits: { before, after } }: { readonly edits: Edits }) {
  return (
    <Alert color="orange" icon={<Icon name="warning" />} title="Edited by hand since it was paused">
      <Text size="sm" mb="xs">
        As the plan left it, and as it is now:
      </Text>
      <ChangeList changes={describeEdits(before, after)} />
    </Alert>
  );
}
