import type { ReactNode } from 'react';
import { TextLink } from '../../ui/link.js';
import type { AuditRecord } from './audit.queries.js';

/** To where the thing is, as far as it is still there; without a page of its own, just what it is called. */
export function SubjectLink({ record }: { readonly record: AuditRecord }) {
  const { subject, project, environment } = record;
  const shown = subject.name ?? subject.key;
  const look = { children: shown, inherit: true, fw: 550 } as const;
  if (subject.kind === 'user' || subject.kind === 'member') return <TextLink to="/members" {...look} />;
  if (subject.kind === 'token') return <TextLink to="/tokens" {...look} />;
  if (subject.kind === 'identity-provider') return <TextLink to="/identity-providers" {...look} />;
  if (project === null) return <b>{shown}</b>;
  return linkIn(project, environment, record, look) ?? <b>{shown}</b>;
}

interface Look {
  readonly children: string;
  readonly inherit: true;
  readonly fw: number;
}

function linkIn(project: string, environment: string | null, { subject }: AuditRecord, look: Look): ReactNode {
  const { kind, key } = subject;
  const there = environment === null ? {} : { environment };
  if (kind === 'flag')
    return <TextLink to="/projects/$project/flags/$flag" params={{ project, flag: key }} search={there} {...look} />;
  if (kind === 'segment')
    return <TextLink to="/projects/$project/segments/$segment" params={{ project, segment: key }} {...look} />;
  if (kind === 'change-request')
    return <TextLink to="/projects/$project/change-requests/$request" params={{ project, request: key }} {...look} />;
  if (kind === 'sdk-key')
    return <TextLink to="/projects/$project/sdk-keys" params={{ project }} search={there} {...look} />;
  if (kind === 'environment') return <TextLink to="/projects/$project/environments" params={{ project }} {...look} />;
  if (kind === 'project') return <TextLink to="/projects/$project/settings" params={{ project }} {...look} />;
  return undefined;
}
