set local lock_timeout = '1s';
set local statement_timeout = '30s';

-- A plan that raises one flag in one environment step by step, and where it stands.
create table releases (
  id uuid primary key default gen_random_uuid(),
  flag_id integer not null references flags (id) on delete cascade,
  environment_id integer not null references environments (id) on delete cascade,
  plan jsonb not null,
  -- What the plan was made of: told, never looked up.
  template_key text,
  template_version integer,
  state text not null default 'draft'
    check (state in ('draft', 'running', 'waiting', 'held', 'paused', 'rolled-back', 'completed', 'aborted')),
  -- Counted from 0; null while nobody is let in.
  stage integer,
  stage_entered_at timestamptz,
  -- Since when the stage's hold runs without a pause, and how much of it had run before.
  running_since timestamptz,
  held_ms bigint not null default 0,
  -- When the schedulers look at it next.
  due_at timestamptz,
  -- The last that was held for its whole time without harm.
  healthy_stage integer,
  pause_cause text check (pause_cause in ('person', 'edit', 'switched-off', 'breach', 'failed')),
  -- What stood in the plan's parts of the flag when it began: people's own, which stays.
  base jsonb,
  warnings jsonb not null default '[]',
  -- Why it stands where it stands.
  reason text not null default '',
  -- Another person, where the environment asks for one; null again once the plan is changed.
  approved_by jsonb,
  -- The person behind the plan: whoever else may approve it, they may not.
  planned_by uuid,
  created_by jsonb not null,
  revision integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  started_at timestamptz,
  closed_at timestamptz
);
-- One plan at a time.
create unique index releases_open on releases (flag_id, environment_id) where state not in ('completed', 'aborted');
create index releases_flag on releases (flag_id, created_at desc);
create index releases_environment on releases (environment_id);
create index releases_created on releases (created_at desc, id desc);
create index releases_due on releases (due_at) where due_at is not null;

-- What happened to it and why; one row for each transition, numbered as the revisions are.
create table release_events (
  release_id uuid not null references releases (id) on delete cascade,
  revision integer not null,
  at timestamptz not null,
  action text not null,
  from_state text,
  to_state text not null,
  from_stage integer,
  to_stage integer,
  stage_name text,
  actor_kind text not null,
  actor_id text,
  actor_name text not null,
  reason text not null default '',
  -- Of the environment, once it was done.
  version bigint not null,
  primary key (release_id, revision)
);

create table release_templates (
  project_id integer not null references projects (id) on delete cascade,
  key text not null,
  -- Every change makes a new one.
  version integer not null,
  name text not null,
  description text not null default '',
  plan jsonb not null,
  created_by jsonb not null,
  created_at timestamptz not null default now(),
  primary key (project_id, key, version)
);

-- Grows when a release takes hold of a flag: nodes that remember configurations see by it that they must look again.
alter table environments add column releases_revision bigint not null default 0;
