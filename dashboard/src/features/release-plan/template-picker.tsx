import { Badge, Box, Group, SimpleGrid, Stack, Text, Title, UnstyledButton } from '@mantine/core';
import { TextLink } from '../../ui/link.js';
import type { PlanInput, ReleaseTemplate } from '../release-templates/release-templates.queries.js';
import { msText } from './duration.js';
import { MiniRamp } from './mini-ramp.js';
import { blankPlan } from './plan-draft.js';
import { stepsOf } from './plan-steps.js';
import classes from './template-picker.module.css';

export interface TemplatePickerProps {
  readonly project: string;
  readonly templates: readonly ReleaseTemplate[];
  /** Null: a plan of its own. */
  readonly onPick: (template: ReleaseTemplate | null) => void;
}

/** Where a plan begins: at what others have tried. */
export function TemplatePicker({ project, templates, onPick }: TemplatePickerProps) {
  const own = templates.filter(({ isShipped }) => !isShipped);
  const shipped = templates.filter(({ isShipped }) => isShipped);
  return (
    <Stack gap="md">
      <Group justify="space-between">
        <Title order={2} size="h4">
          Where do you want to begin?
        </Title>
        <TextLink to="/projects/$project/release-templates" params={{ project }} size="sm">
          Look after the templates
        </TextLink>
      </Group>
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} spacing="md">
        {[...own, ...shipped].map((template) => (
          <Choice
            key={template.key}
            name={template.name}
            description={template.description}
            plan={template.plan}
            badge={template.isShipped ? undefined : 'Yours'}
            onPick={() => onPick(template)}
          />
        ))}
        <Choice
          name="A plan of your own"
          description="Two stages to begin with; the rest is up to you."
          plan={blankPlan}
          badge={undefined}
          onPick={() => onPick(null)}
        />
      </SimpleGrid>
    </Stack>
  );
}

interface ChoiceProps {
  readonly name: string;
  readonly description: string;
  readonly plan: PlanInput;
  readonly badge: string | undefined;
  readonly onPick: () => void;
}

function Choice({ name, description, plan, badge, onPick }: ChoiceProps) {
  return (
    <UnstyledButton p="lg" className={classes['choice'] ?? ''} onClick={onPick}>
      <Group justify="space-between" wrap="nowrap" align="flex-start" gap="xs">
        <Text fw={650}>{name}</Text>
        {badge !== undefined && <Badge>{badge}</Badge>}
      </Group>
      <Text size="sm" c="dimmed" lineClamp={3}>
        {description}
      </Text>
      <Box mt="auto" pt="md">
        <MiniRamp plan={plan} />
        <Text size="xs" c="dimmed" mt={8}>
          {lengthOf(plan)}
        </Text>
      </Box>
    </UnstyledButton>
  );
}

/** `6 stages, 23 days`. */
export function lengthOf(plan: PlanInput): string {
  const count = plan.stages.length;
  const { lengthMs } = stepsOf(plan);
  return `${count} ${count === 1 ? 'stage' : 'stages'}, ${lengthMs === 0 ? 'at once' : msText(lengthMs)}`;
}
