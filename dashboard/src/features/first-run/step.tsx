import { Paper, Text, Title, VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import { Icon } from '../../ui/icons.js';
import classes from './step.module.css';

export type StepState = 'done' | 'now' | 'later';

export interface StepProps {
  readonly number: number;
  readonly title: string;
  readonly state: StepState;
  readonly children: ReactNode;
}

/** What is done stays to be read; what comes later shows only its name. */
export function Step({ number, title, state, children }: StepProps) {
  return (
    <li className={classes['step']} aria-current={state === 'now' ? 'step' : undefined}>
      <span className={classes['number']} data-state={state} aria-hidden="true">
        {state === 'done' ? <Icon name="check" /> : number}
      </span>
      <Paper withBorder radius="lg" p="lg">
        <Title order={2} size="h4" {...(state === 'later' && { c: 'dimmed' })}>
          {title}
          {state === 'done' && <VisuallyHidden>, done</VisuallyHidden>}
        </Title>
        {state !== 'later' && (
          <Text component="div" mt="xs">
            {children}
          </Text>
        )}
      </Paper>
    </li>
  );
}
