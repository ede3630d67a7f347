import { NativeSelect, Switch, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { keys } from '../../api/keys.js';
import { useWrite } from '../../api/use-write.js';
import { keyFault, keyFrom } from '../../ui/key-field.js';
import { WriteDialog } from '../../ui/write-dialog.js';
import {
  changeTemplate,
  createTemplate,
  type PlanInput,
  type ReleaseTemplate,
} from '../release-templates/release-templates.queries.js';
import { namesAnybody, type PlanDraft, templatePlanOf } from './plan-draft.js';

export interface SaveTemplateProps {
  readonly project: string;
  readonly draft: PlanDraft;
  readonly templates: readonly ReleaseTemplate[];
  /** What the plan was made of. */
  readonly origin: string | undefined;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

interface Values {
  /** Empty: a new one. */
  readonly of: string;
  readonly name: string;
  readonly key: string;
  readonly description: string;
  readonly isOpen: boolean;
}

export function SaveTemplateDialog({ project, draft, templates, origin, isOpen, onClose }: SaveTemplateProps) {
  const own = templates.filter(({ isShipped }) => !isShipped);
  const save = useSaveTemplate(project, draft);
  const form = useForm<Values>({
    initialValues: {
      of: own.some(({ key }) => key === origin) ? (origin ?? '') : '',
      name: '',
      key: '',
      description: '',
      isOpen: false,
    },
    validate: {
      name: (name, { of }) => (of === '' && name.trim() === '' ? 'Give it a name' : null),
      key: (key, { of }) => (of === '' ? keyFault(key) : null),
    },
  });
  const onName = (name: string) => {
    const isOwnKey = form.values.key !== keyFrom(form.values.name);
    form.setValues({ name, ...(!isOwnKey && { key: keyFrom(name) }) });
  };
  return (
    <WriteDialog title="Save as a template" {...{ isOpen, onClose, form }} write={save} submit="Save the template">
      {own.length > 0 && (
        <NativeSelect
          label="As"
          data={[
            { value: '', label: 'A new template' },
            ...own.map(({ key, name, version }) => ({ value: key, label: `Version ${version + 1} of ${name}` })),
          ]}
          {...form.getInputProps('of')}
        />
      )}
      {form.values.of === '' && (
        <>
          <TextInput
            label="Name"
            placeholder="Our usual week"
            data-autofocus
            {...form.getInputProps('name')}
            onChange={(event) => onName(event.currentTarget.value)}
          />
          <TextInput
            label="Key"
            description="What plans name it by. It cannot be changed later."
            {...form.getInputProps('key')}
          />
          <TextInput label="Description" {...form.getInputProps('description')} />
        </>
      )}
      {namesAnybody(draft) && (
        <Switch
          label="Leave open who is named"
          description="Whoever plans with it is asked for the names, stage by stage."
          {...form.getInputProps('isOpen', { type: 'checkbox' })}
        />
      )}
    </WriteDialog>
  );
}

function useSaveTemplate(project: string, draft: PlanDraft) {
  return useWrite({
    write: (api, { of, key, name, description, isOpen }: Values): Promise<{ readonly plan: PlanInput }> => {
      const plan = templatePlanOf(draft, { isOpen });
      if (of !== '') return changeTemplate(api, project, of, { plan });
      return createTemplate(api, project, { key, name, description, plan });
    },
    changes: [keys.in(project, 'release-templates')],
    done: ({ of, name }) => (of === '' ? `Saved the template ${name}.` : `Saved a new version of ${of}.`),
  });
}
