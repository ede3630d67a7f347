import { Avatar, Badge, Code, Group, Text, UnstyledButton } from '@mantine/core';
import { useDisclosure, useId } from '@mantine/hooks';
import { SettingsDiff } from '../../targeting/settings-diff.js';
import { Icon } from '../../ui/icons.js';
import { fullTime, Time } from '../../ui/time.js';
import type { AuditRecord } from './audit.queries.js';
import { deedOf } from './audit.wording.js';
import classes from './audit-record.module.css';
import { SubjectLink } from './subject-link.js';

/** A sentence; opened, what changed and where it stands in the chain. */
export function AuditRecordView({ record }: { readonly record: AuditRecord }) {
  const [isOpen, { toggle }] = useDisclosure(false);
  const id = useId();
  const { actor, action, subject, environment } = record;
  return (
    <li className={classes['record']}>
      <div className={classes['head']} data-open={isOpen || undefined}>
        <UnstyledButton
          className={classes['toggle'] ?? ''}
          aria-label="What it changed"
          aria-describedby={`${id}-sentence`}
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={toggle}
        >
          <Icon name="chevronRight" size={16} />
        </UnstyledButton>
        <Avatar name={actor.name} color="initials" size={28} visibleFrom="xs" />
        <span className={classes['sentence']} id={`${id}-sentence`}>
          <b>{actor.name}</b> {deedOf(action)} <SubjectLink record={record} />
          {environment !== null && subject.kind !== 'environment' && (
            <>
              {' '}
              in{' '}
              <Badge color="gray" style={{ verticalAlign: 'middle' }}>
                {environment}
              </Badge>
            </>
          )}
        </span>
        <Text c="dimmed" size="sm" span style={{ whiteSpace: 'nowrap' }}>
          <Time at={record.at} />
        </Text>
      </div>
      {isOpen && (
        <div id={id} className={classes['body']}>
          <SettingsDiff before={record.before} after={record.after} />
          <Facts record={record} />
        </div>
      )}
    </li>
  );
}

function Facts({ record: { at, action, subject, requestId, sequence, hash } }: { readonly record: AuditRecord }) {
  return (
    <Group gap="lg" mt="md">
      <Fact name="When">{fullTime(new Date(at))}</Fact>
      <Fact name="Action">{action}</Fact>
      {subject.name !== null && <Fact name="Id">{subject.key}</Fact>}
      {requestId !== null && <Fact name="Request">{requestId}</Fact>}
      {sequence !== null && <Fact name="Link of the chain">{String(sequence)}</Fact>}
      {hash !== null && <Fact name="Hash">{`${hash.slice(0, 16)}…`}</Fact>}
    </Group>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: string }) {
  return (
    <Text size="xs" c="dimmed">
      {name}: <Code fz="xs">{children}</Code>
    </Text>
  );
}
