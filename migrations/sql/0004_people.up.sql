set local lock_timeout = '1s';
set local statement_timeout = '30s';

-- Who signs in.
create table users (
  id uuid primary key default gen_random_uuid(),
  -- In small letters: one account per address, however it is typed.
  email text not null unique check (email = lower(email)),
  name text not null,
  -- argon2id in the PHC form; null for those who sign in elsewhere only.
  password_hash text,
  -- On the whole instance; null where only memberships count.
  role text check (role in ('viewer', 'editor', 'admin', 'owner')),
  revision integer not null default 1,
  created_at timestamptz not null default now(),
  last_seen_at timestamptz,
  deactivated_at timestamptz
);

-- A role on one project; the higher of this and the instance's counts.
create table memberships (
  user_id uuid not null references users (id) on delete cascade,
  project_id integer not null references projects (id) on delete cascade,
  role text not null check (role in ('viewer', 'editor', 'admin', 'owner')),
  created_at timestamptz not null default now(),
  primary key (user_id, project_id)
);
create index memberships_project on memberships (project_id);

-- Links that are good once: to become a member, to become the first owner, to set another password.
create table invitations (
  id uuid primary key default gen_random_uuid(),
  kind text not null check (kind in ('first-owner', 'member', 'password')),
  token_hash bytea not null unique,
  email text,
  role text check (role in ('viewer', 'editor', 'admin', 'owner')),
  project_id integer references projects (id) on delete cascade,
  -- For another password: whose.
  user_id uuid references users (id) on delete cascade,
  invited_by text not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  accepted_at timestamptz,
  revoked_at timestamptz
);
create index invitations_project on invitations (project_id);
create index invitations_user on invitations (user_id);

create table sessions (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references users (id) on delete cascade,
  token_hash bytea not null unique,
  -- 'password' or the key of an identity provider.
  method text not null,
  user_agent text not null default '',
  address text not null default '',
  created_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  expires_at timestamptz not null,
  revoked_at timestamptz
);
create index sessions_user on sessions (user_id);
create index sessions_expires_at on sessions (expires_at);

-- Attempts to sign in, counted by account and by address for as long as the window is open.
create table sign_in_attempts (
  subject text primary key,
  window_started_at timestamptz not null,
  attempts integer not null
);
create index sign_in_attempts_started_at on sign_in_attempts (window_started_at);

create table identity_providers (
  id uuid primary key default gen_random_uuid(),
  key text not null unique,
  name text not null,
  issuer text not null,
  client_id text not null,
  -- Encrypted under GUIDON_SECRET_KEY.
  client_secret_sealed bytea,
  scopes text[] not null default '{openid,email,profile}',
  groups_claim text not null default 'groups',
  -- [{ "group", "role", "project" (a key, or null for the instance) }]
  group_roles jsonb not null default '[]',
  is_enabled boolean not null default true,
  -- Of those whom no group gives one; null: they are refused.
  default_role text check (default_role in ('viewer', 'editor', 'admin', 'owner')),
  revision integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

create table identities (
  provider_id uuid not null references identity_providers (id) on delete cascade,
  subject text not null,
  user_id uuid not null references users (id) on delete cascade,
  created_at timestamptz not null default now(),
  primary key (provider_id, subject)
);
create index identities_user on identities (user_id);

-- Tokens of before keep what they could do. Personal where a user stands behind it: then never more than the user may.
alter table api_tokens add column role text not null default 'owner' check (role in ('viewer', 'editor', 'admin', 'owner'));
-- No references: they would hold up writers, accounts are never deleted, and without its project a token may do nothing.
alter table api_tokens add column user_id uuid;
alter table api_tokens add column project_id integer;
-- Who answers for a service token: nobody approves what it asked for and they made it.
alter table api_tokens add column made_by uuid;

-- Who may change what is served there, and whether a second person must agree.
alter table environments add column change_role text not null default 'editor' check (change_role in ('editor', 'admin', 'owner'));
alter table environments add column requires_approval boolean not null default false;

-- A person answers for a flag.
alter table flags add column owner_id uuid;

create table change_requests (
  id uuid primary key default gen_random_uuid(),
  environment_id integer not null references environments (id) on delete cascade,
  flag_id integer not null references flags (id) on delete cascade,
  title text not null,
  reason text not null default '',
  -- As the settings were when the request was made, and as they are to be: what differs is the diff.
  before jsonb not null,
  after jsonb not null,
  -- The revision that the request was made on: another one by then means that it must be looked at again.
  base_revision integer not null,
  state text not null default 'open'
    check (state in ('open', 'approved', 'refused', 'withdrawn', 'applied', 'stale')),
  author_kind text not null,
  author_id text,
  author_name text not null,
  -- The person behind it: whoever else may approve it, they may not.
  author_user_id uuid,
  apply_at timestamptz,
  applied_at timestamptz,
  -- Why it could not be applied, where it could not.
  outcome text not null default '',
  revision integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index change_requests_environment on change_requests (environment_id, created_at desc);
create index change_requests_flag on change_requests (flag_id);
create index change_requests_due on change_requests (apply_at) where state = 'approved';

create table change_request_reviews (
  id bigint generated always as identity primary key,
  change_request_id uuid not null references change_requests (id) on delete cascade,
  verdict text not null check (verdict in ('approved', 'refused')),
  comment text not null default '',
  reviewer_kind text not null,
  reviewer_id text,
  reviewer_name text not null,
  reviewer_user_id uuid,
  created_at timestamptz not null default now()
);
create index change_request_reviews_request on change_request_reviews (change_request_id);

-- What connected SDKs last held, so that their lag is known.
alter table sdk_instances add column protocol integer;
alter table sdk_instances add column held_version bigint;

-- To the report, where the hour alone would be too coarse.
alter table evaluation_counts add column last_at timestamptz;

-- An opt-in, bounded sample of the contexts that SDKs ask for, kept for days, without private attributes.
alter table environments add column sample_contexts boolean not null default false;
alter table projects add column private_attributes text[] not null default '{}';
create table context_samples (
  environment_id integer not null references environments (id) on delete cascade,
  context_hash bytea not null,
  context jsonb not null,
  seen_at timestamptz not null default now(),
  primary key (environment_id, context_hash)
);
create index context_samples_seen_at on context_samples (environment_id, seen_at);

alter table audit_records drop constraint audit_records_actor_kind_check;
alter table audit_records add constraint audit_records_actor_kind_check
  check (actor_kind in ('user', 'token', 'environment-token', 'system')) not valid;
