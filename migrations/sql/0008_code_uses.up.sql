set local lock_timeout = '1s';
set local statement_timeout = '30s';

-- Code bases that were scanned for a project's flags.
create table code_repositories (
  id integer generated always as identity primary key,
  project_id integer not null references projects (id) on delete cascade,
  name text not null,
  -- An address with {path}, {line} and {revision}, where people find the code.
  url_template text,
  revision text,
  -- Over what the last scan found: the next one that finds the same writes nothing.
  digest bytea not null,
  scanned_at timestamptz not null default now(),
  unique (project_id, name)
);

-- Where their keys stand, as the last scan of each code base found them.
create table code_uses (
  repository_id integer not null references code_repositories (id) on delete cascade,
  -- In the order of paths and lines.
  position integer not null,
  flag_id integer not null references flags (id) on delete cascade,
  path text not null,
  line integer not null,
  kind text not null check (kind in ('evaluation', 'mention')),
  excerpt text,
  primary key (repository_id, position)
);
create index code_uses_flag on code_uses (flag_id, repository_id, position);
