import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useApi } from '../../api/api-context.js';
import { EmptyState } from '../../ui/empty-state.js';
import { TextLink } from '../../ui/link.js';
import { Loaded } from '../../ui/loaded.js';
import { Page } from '../../ui/page.js';
import { Section } from '../../ui/section.js';
import { BlockSkeleton } from '../../ui/skeletons.js';
import { useMay } from '../session/session.queries.js';
import { type ReleaseTemplate, releaseTemplatesQuery } from './release-templates.queries.js';
import { TemplateCard } from './template-card.js';

export function ReleaseTemplatesPage() {
  const { project } = useParams({ from: '/signed-in/projects/$project/release-templates' });
  const templates = useQuery(releaseTemplatesQuery(useApi(), project));
  return (
    <Page
      title="Release templates"
      lead="How your releases usually go. A plan begins with one, and goes its own way from there."
      above={
        <TextLink to="/projects/$project/settings" params={{ project }} size="sm">
          Project settings
        </TextLink>
      }
    >
      <Loaded query={templates} skeleton={<BlockSkeleton height={360} />}>
        {(items) => (
          <Stack gap="lg">
            <Own project={project} templates={items.filter(({ isShipped }) => !isShipped)} />
            <Section
              title="They come with Guidon"
              lead="With the numbers that teams have published; they never change."
            >
              <Cards project={project} templates={items.filter(({ isShipped }) => isShipped)} mayEdit={false} />
            </Section>
          </Stack>
        )}
      </Loaded>
    </Page>
  );
}

interface TemplatesProps {
  readonly project: string;
  readonly templates: readonly ReleaseTemplate[];
}

function Own({ project, templates }: TemplatesProps) {
  const mayEdit = useMay('editor', project);
  if (templates.length === 0)
    return (
      <EmptyState icon="project" title="None of your own yet">
        Plan a release of a flag, make it as you want it, and “Save as a template”: the next one begins there.
      </EmptyState>
    );
  return (
    <Section title="Yours" lead="A change is a new version; releases that began with an earlier one keep their plans.">
      <Cards {...{ project, templates, mayEdit }} />
    </Section>
  );
}

function Cards({ project, templates, mayEdit }: TemplatesProps & { readonly mayEdit: boolean }) {
  return (
    <Stack gap="md">
      {templates.map((template) => (
        <TemplateCard key={template.key} {...{ project, template, mayEdit }} />
      ))}
    </Stack>
  );
}
