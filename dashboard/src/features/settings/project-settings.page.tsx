import { Button, Paper, Stack, TagsInput, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useApi } from '../../api/api-context.js';
import { type AnswerTo, take } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { useWrite } from '../../api/use-write.js';
import { ErrorNotice } from '../../ui/error-notice.js';
import { ButtonLink } from '../../ui/link.js';
import { Loaded } from '../../ui/loaded.js';
import { Page } from '../../ui/page.js';
import { BlockSkeleton } from '../../ui/skeletons.js';
import { useFormWrite } from '../../ui/use-form-write.js';
import { projectsQuery } from '../projects/projects.queries.js';
import { useMay } from '../session/session.queries.js';

type Project = AnswerTo<'/api/v1/projects/{project}', 'get'>;

export function ProjectSettingsPage() {
  const { project } = useParams({ from: '/signed-in/projects/$project/settings' });
  const projects = useQuery(projectsQuery(useApi()));
  return (
    <Page
      title="Project settings"
      lead="What the project is called, and what SDKs in pages may be told."
      actions={
        <ButtonLink to="/projects/$project/release-templates" params={{ project }} variant="default">
          Release templates
        </ButtonLink>
      }
    >
      <Loaded query={projects} skeleton={<BlockSkeleton height={360} />}>
        {(items) => {
          const found = items.find(({ key }) => key === project);
          return found !== undefined && <ProjectForm key={found.updatedAt} project={found} />;
        }}
      </Loaded>
    </Page>
  );
}

function ProjectForm({
  project: { key, name, description, publicAttributes, privateAttributes },
}: {
  readonly project: Project;
}) {
  const mayEdit = useMay('admin', key);
  const form = useForm({
    initialValues: { name, description, publicAttributes, privateAttributes },
    validate: { name: (text) => (text.trim() === '' ? 'Give it a name' : null) },
  });
  const save = useWrite({
    write: (api, body: typeof form.values) =>
      take(api.PATCH('/api/v1/projects/{project}', { params: { path: { project: key } }, body })),
    changes: [keys.projects],
    done: () => 'Saved the settings of the project.',
  });
  const { onSubmit, isPending, error } = useFormWrite({ form, write: save });
  return (
    <Paper withBorder radius="lg" p="lg" maw={680}>
      <form onSubmit={onSubmit} noValidate>
        <Stack>
          {error !== null && <ErrorNotice error={error} />}
          <TextInput label="Name" disabled={!mayEdit} {...form.getInputProps('name')} />
          <TextInput
            label="Key"
            value={key}
            readOnly
            variant="filled"
            description="Stands in addresses, and cannot be changed."
          />
          <Textarea
            label="Description"
            autosize
            minRows={2}
            disabled={!mayEdit}
            {...form.getInputProps('description')}
          />
          <TagsInput
            label="Public attributes"
            description="Conditions on these may be read in pages. A flag that compares others is decided by the server."
            placeholder="country"
            disabled={!mayEdit}
            {...form.getInputProps('publicAttributes')}
          />
          <TagsInput
            label="Private attributes"
            description="Never kept in samples of contexts, whatever SDKs send."
            placeholder="email"
            disabled={!mayEdit}
            {...form.getInputProps('privateAttributes')}
          />
          {mayEdit && (
            <Button type="submit" loading={isPending} disabled={!form.isDirty()} style={{ alignSelf: 'flex-start' }}>
              Save
            </Button>
          )}
        </Stack>
      </form>
    </Paper>
  );
}
