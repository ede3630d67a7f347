import { Badge, Box, Group, Select, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useApi } from '../../api/api-context.js';
import { keys } from '../../api/keys.js';
import { useWrite } from '../../api/use-write.js';
import { askFirst } from '../../ui/confirm.js';
import { RowMenu } from '../../ui/row-menu.js';
import { Time } from '../../ui/time.js';
import { MiniRamp } from '../release-plan/mini-ramp.js';
import { lengthOf } from '../release-plan/template-picker.js';
import { deleteTemplate, type ReleaseTemplate, releaseTemplateQuery } from './release-templates.queries.js';
import { RenameTemplate } from './rename-template.js';
import classes from './template-card.module.css';
import { TemplateStages } from './template-stages.js';

interface TemplateCardProps {
  readonly project: string;
  readonly template: ReleaseTemplate;
  readonly mayEdit: boolean;
}

/** A template as it is, or as it was in an earlier version. */
export function TemplateCard({ project, template, mayEdit }: TemplateCardProps) {
  const id = useId();
  const [version, setVersion] = useState(template.version);
  const [isRenaming, setRenaming] = useState(false);
  const earlier = useQuery({
    ...releaseTemplateQuery(useApi(), project, template.key, version),
    enabled: version !== template.version,
  });
  const shown = version === template.version ? template : (earlier.data ?? template);
  const remove = useDeleting(project, template);
  return (
    <article className={classes['card']} aria-labelledby={id}>
      <Box flex={1} miw={0}>
        <Group gap="xs" align="center">
          <Title order={3} size="h5" id={id}>
            {shown.name}
          </Title>
          <Badge color="gray" ff="monospace">
            {template.key}
          </Badge>
        </Group>
        {shown.description !== '' && (
          <Text size="sm" c="dimmed">
            {shown.description}
          </Text>
        )}
        <TemplateStages plan={shown.plan} />
        {shown.createdAt !== null && (
          <Group gap="xs" mt="sm">
            {template.version > 1 && <Versions {...{ template, version }} onChange={setVersion} />}
            <Text size="xs" c="dimmed">
              Version {shown.version}, {shown.createdBy?.name}, <Time at={shown.createdAt} />
            </Text>
          </Group>
        )}
      </Box>
      <Box className={classes['ramp'] ?? ''}>
        <MiniRamp plan={shown.plan} />
        <Text size="xs" c="dimmed" mt={6}>
          {lengthOf(shown.plan)}
        </Text>
      </Box>
      {mayEdit && (
        <RowMenu
          of={template.name}
          actions={[
            { label: 'Rename', icon: 'edit', onClick: () => setRenaming(true) },
            { label: 'Delete', icon: 'trash', isDangerous: true, onClick: () => askToDelete(template, remove) },
          ]}
        />
      )}
      <RenameTemplate {...{ project, template }} isOpen={isRenaming} onClose={() => setRenaming(false)} />
    </article>
  );
}

interface VersionsProps {
  readonly template: ReleaseTemplate;
  readonly version: number;
  readonly onChange: (version: number) => void;
}

function Versions({ template, version, onChange }: VersionsProps) {
  const all = Array.from({ length: template.version }, (_, place) => template.version - place);
  return (
    <Select
      size="xs"
      w={170}
      aria-label={`Version of ${template.name}`}
      allowDeselect={false}
      data={all.map((one) => ({
        value: String(one),
        label: `Version ${one}${one === template.version ? ', the newest' : ''}`,
      }))}
      value={String(version)}
      onChange={(value) => onChange(Number(value))}
    />
  );
}

function askToDelete({ name }: ReleaseTemplate, remove: () => void): void {
  askFirst({
    title: `Delete ${name}?`,
    children: 'It goes with all its versions. Releases that began with it keep their plans.',
    confirm: 'Delete the template',
    isDangerous: true,
    onConfirm: remove,
  });
}

function useDeleting(project: string, { key, name }: ReleaseTemplate): () => void {
  const { mutate } = useWrite({
    write: (api, _nothing: undefined) => deleteTemplate(api, project, key),
    changes: [keys.in(project, 'release-templates')],
    done: () => `Deleted the template ${name}.`,
    failed: 'The template is still there',
  });
  return () => mutate(undefined);
}
