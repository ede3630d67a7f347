set local lock_timeout = '1s';
set local statement_timeout = '30s';

create table projects (
  id integer generated always as identity primary key,
  key text not null unique,
  name text not null,
  description text not null default '',
  revision integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

create table environments (
  id integer generated always as identity primary key,
  project_id integer not null references projects (id) on delete cascade,
  key text not null,
  name text not null,
  -- One number orders every change that this environment's SDKs evaluate; the digest is chained over the changes.
  -- It begins at random, so that no cached copy of another environment is ever taken for this one's.
  version bigint not null default 0,
  digest text not null default substr(encode(sha256(gen_random_uuid()::text::bytea), 'hex'), 1, 16),
  -- Grows when one of its SDK keys is made or revoked: nodes that hold keys in memory look here.
  keys_revision bigint not null default 0,
  revision integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (project_id, key)
);

create table flags (
  id integer generated always as identity primary key,
  project_id integer not null references projects (id) on delete cascade,
  key text not null,
  description text not null default '',
  kind text not null check (kind in ('boolean', 'string', 'number', 'json')),
  variants jsonb not null,
  seed text,
  tags text[] not null default '{}',
  client_visible boolean not null default false,
  revision integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  archived_at timestamptz,
  -- Archived flags keep their keys: a key is never given to another flag.
  unique (project_id, key)
);

create table flag_configs (
  flag_id integer not null references flags (id) on delete cascade,
  environment_id integer not null references environments (id) on delete cascade,
  enabled boolean not null default false,
  off_variant text not null,
  targets jsonb not null default '[]',
  prerequisites jsonb not null default '[]',
  rules jsonb not null default '[]',
  fallthrough jsonb not null,
  revision integer not null default 1,
  updated_at timestamptz not null default now(),
  primary key (flag_id, environment_id)
);
create index flag_configs_environment on flag_configs (environment_id);

create table segments (
  id integer generated always as identity primary key,
  project_id integer not null references projects (id) on delete cascade,
  key text not null,
  description text not null default '',
  by text not null,
  included jsonb not null default '[]',
  excluded jsonb not null default '[]',
  rules jsonb not null default '[]',
  revision integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (project_id, key)
);

create table environment_changes (
  environment_id integer not null references environments (id) on delete cascade,
  version bigint not null,
  digest text not null,
  -- Text, not jsonb: the very bytes that the digest was taken over and that every SDK receives.
  patch text not null,
  created_at timestamptz not null default now(),
  primary key (environment_id, version)
);
create index environment_changes_created_at on environment_changes (created_at);

create table sdk_keys (
  id uuid primary key default gen_random_uuid(),
  environment_id integer not null references environments (id) on delete cascade,
  kind text not null check (kind in ('server', 'client')),
  name text not null,
  key_hash bytea not null unique,
  hint text not null,
  allowed_origins text[] not null default '{}',
  created_at timestamptz not null default now(),
  revoked_at timestamptz
);
create index sdk_keys_environment on sdk_keys (environment_id);

create table api_tokens (
  id uuid primary key default gen_random_uuid(),
  name text not null,
  token_hash bytea not null unique,
  hint text not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz,
  last_used_at timestamptz,
  revoked_at timestamptz
);

create table audit_records (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  actor_kind text not null check (actor_kind in ('token', 'environment-token', 'system')),
  actor_id text,
  actor_name text not null,
  action text not null,
  -- Keys, not references: the record outlives what it tells of.
  project text,
  environment text,
  subject_kind text not null,
  subject_key text not null,
  before jsonb,
  after jsonb,
  request_id text
);
create index audit_records_project on audit_records (project, id desc);
create index audit_records_subject on audit_records (project, subject_kind, subject_key, id desc);

create table idempotent_responses (
  actor text not null,
  idempotency_key text not null,
  request_hash bytea not null,
  status integer,
  headers jsonb,
  body text,
  created_at timestamptz not null default now(),
  primary key (actor, idempotency_key)
);
create index idempotent_responses_created_at on idempotent_responses (created_at);

create table evaluation_counts (
  environment_id integer not null references environments (id) on delete cascade,
  hour timestamptz not null,
  flag_key text not null,
  variant text not null,
  count bigint not null,
  primary key (environment_id, hour, flag_key, variant)
);
create index evaluation_counts_hour on evaluation_counts (hour);

create table sdk_instances (
  environment_id integer not null references environments (id) on delete cascade,
  instance uuid not null,
  sdk text not null,
  sdk_version text not null,
  -- The last telemetry report counted: a report that is sent again is counted once.
  last_sequence bigint not null default 0,
  seen_at timestamptz not null default now(),
  primary key (environment_id, instance)
);
create index sdk_instances_seen_at on sdk_instances (seen_at);

insert into projects (key, name) values ('default', 'Default');
insert into environments (project_id, key, name)
select projects.id, environment.key, environment.name
from projects, (values ('development', 'Development'), ('staging', 'Staging'), ('production', 'Production')) as environment (key, name)
where projects.key = 'default';
