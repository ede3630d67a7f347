import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { Icon, type IconName } from '../../ui/icons.js';
import { SaveTemplateDialog, type SaveTemplateProps } from './save-template-dialog.js';

export interface TemplateToolsProps extends Omit<SaveTemplateProps, 'isOpen' | 'onClose'> {
  readonly mayEdit: boolean;
  /** Where the plan has not begun. */
  readonly onPickAnother: (() => void) | undefined;
}

/** From a template to a plan, and back. */
export function TemplateTools({ mayEdit, onPickAnother, ...saved }: TemplateToolsProps) {
  const [isNaming, setNaming] = useState(false);
  return (
    <>
      <Group gap="xs">
        {onPickAnother !== undefined && (
          <Tool icon="project" label="Begin with another template" onClick={onPickAnother} />
        )}
        {mayEdit && <Tool icon="book" label="Save as a template" onClick={() => setNaming(true)} />}
      </Group>
      <SaveTemplateDialog {...saved} isOpen={isNaming} onClose={() => setNaming(false)} />
    </>
  );
}

interface ToolProps {
  readonly icon: IconName;
  readonly label: string;
  readonly onClick: () => void;
}

function Tool({ icon, label, onClick }: ToolProps) {
  return (
    <Button variant="default" size="xs" leftSection={<Icon name={icon} size={14} />} onClick={onClick}>
      {label}
    </Button>
  );
}
