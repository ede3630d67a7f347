set local lock_timeout = '1s';
set local statement_timeout = '30s';

-- At which revision each part of the settings was last written: what was scheduled before gives way to it.
alter table flag_configs add column part_revisions jsonb not null default '{}';

-- Changes of a flag in an environment that are made by themselves when their time has come.
create table scheduled_changes (
  id uuid primary key default gen_random_uuid(),
  environment_id integer not null references environments (id) on delete cascade,
  flag_id integer not null references flags (id) on delete cascade,
  -- The parts that it writes, and the same parts as they were when it was scheduled.
  settings jsonb not null,
  base jsonb not null,
  -- A part that was written at a later revision, and not by another schedule, is left alone.
  base_revision integer not null,
  -- As it was asked for; `apply_at` is what that comes to.
  local_time text not null,
  time_zone text not null,
  apply_at timestamptz not null,
  reason text not null default '',
  state text not null default 'scheduled' check (state in ('scheduled', 'applied', 'cancelled', 'failed')),
  -- Why it failed, or how late it was.
  outcome text not null default '',
  -- Where it failed: the same parts as they were by then.
  found jsonb,
  author_kind text not null,
  author_id text,
  author_name text not null,
  author_user_id uuid,
  -- What its author was on the project: an environment may ask for more by then.
  author_role text not null check (author_role in ('viewer', 'editor', 'admin', 'owner')),
  created_at timestamptz not null default now(),
  finished_at timestamptz
);
create index scheduled_changes_config on scheduled_changes (flag_id, environment_id, created_at desc);
create index scheduled_changes_environment on scheduled_changes (environment_id);
create index scheduled_changes_due on scheduled_changes (apply_at) where state = 'scheduled';

-- Whom a project tells of what was changed.
create table webhooks (
  id uuid primary key default gen_random_uuid(),
  project_id integer not null references projects (id) on delete cascade,
  name text not null,
  description text not null default '',
  url text not null,
  -- Actions of the audit log, or their beginnings: flag.configure, release.*
  events text[] not null,
  -- Keys; none: all of them.
  environments text[] not null default '{}',
  format text not null default 'json' check (format in ('json', 'slack')),
  is_enabled boolean not null default true,
  -- Why it was switched off, where nobody did it by hand.
  off_reason text not null default '',
  -- Encrypted under GUIDON_SECRET_KEY, as is the one before it, with which is signed too for a while.
  secret_sealed bytea not null,
  previous_secret_sealed bytea,
  previous_until timestamptz,
  revision integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index webhooks_project on webhooks (project_id, name);

-- How far a webhook has come; apart, so that following the audit log touches no webhook.
create table webhook_lines (
  webhook_id uuid primary key references webhooks (id) on delete cascade,
  -- Of the project's audit chain: up to here deliveries were made.
  followed_to bigint not null,
  -- Who holds the lease sends, and nobody else: a webhook hears one thing at a time.
  lease uuid,
  leased_until timestamptz not null default '-infinity',
  -- Attempts in a row that failed, and since when.
  failures integer not null default 0,
  failing_since timestamptz
);

create table webhook_deliveries (
  id uuid primary key default gen_random_uuid(),
  webhook_id uuid not null references webhooks (id) on delete cascade,
  -- The link of the audit chain that it tells of, and its record; null where somebody tries the webhook out.
  sequence bigint,
  record_id bigint,
  event text not null,
  state text not null default 'waiting' check (state in ('waiting', 'delivered', 'failed')),
  attempts integer not null default 0,
  next_attempt_at timestamptz not null default now(),
  last_attempt_at timestamptz,
  status integer,
  error text not null default '',
  response_start text not null default '',
  duration_ms integer,
  created_at timestamptz not null default now(),
  unique (webhook_id, sequence)
);
create index webhook_deliveries_list on webhook_deliveries (webhook_id, created_at desc);
create index webhook_deliveries_due on webhook_deliveries (webhook_id, next_attempt_at) where state = 'waiting';
create index webhook_deliveries_created_at on webhook_deliveries (created_at);
