import { Avatar, Badge, Code, Group, Text, UnstyledButton } from '@mantine/core';
import { useDisclosure, useId } from '@mantine/hooks';
import type { ItemOf } from '../../api/client.js';
import { DiffView } from '../../ui/diff-view.js';
import { Icon } from '../../ui/icons.js';
import { fullTime, Time } from '../../ui/time.js';
import { deedOf } from './audit.wording.js';
import classes from './audit-record.module.css';

type AuditRecord = ItemOf<'/api/v1/audit'>;

/** A sentence; opened, what changed and where it stands in the chain. */
export function AuditRecordView({ record }: { readonly record: AuditRecord }) {
  const [isOpen, { toggle }] = useDisclosure(false);
  const id = useId();
  return (
    <li className={classes['record']}>
      <UnstyledButton className={classes['head'] ?? ''} aria-expanded={isOpen} aria-controls={id} onClick={toggle}>
        <span className={classes['arrow']}>
          <Icon name="chevronRight" size={16} />
        </span>
        <Avatar name={record.actor.name} color="initials" size={28} visibleFrom="xs" />
        <span className={classes['sentence']}>
          <Text span fw={600}>
            {record.actor.name}
          </Text>{' '}
          {deedOf(record.action)} <Code>{record.subject.key}</Code>
          {record.environment !== null && (
            <>
              {' '}
              in <Badge color="gray">{record.environment}</Badge>
            </>
          )}
        </span>
        <Text c="dimmed" size="sm" span style={{ whiteSpace: 'nowrap' }}>
          <Time at={record.at} />
        </Text>
      </UnstyledButton>
      {isOpen && (
        <div id={id} className={classes['body']}>
          <DiffView before={record.before} after={record.after} />
          <Group gap="lg" mt="md">
            <Fact name="When">{fullTime(new Date(record.at))}</Fact>
            <Fact name="Action">{record.action}</Fact>
            {record.requestId !== null && <Fact name="Request">{record.requestId}</Fact>}
            {record.sequence !== null && <Fact name="Link of the chain">{String(record.sequence)}</Fact>}
            {record.hash !== null && <Fact name="Hash">{`${record.hash.slice(0, 16)}…`}</Fact>}
          </Group>
        </div>
      )}
    </li>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: string }) {
  return (
    <Text size="xs" c="dimmed">
      {name}: <Code fz="xs">{children}</Code>
    </Text>
  );
}
