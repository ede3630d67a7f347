set local lock_timeout = '1s';
set local statement_timeout = '30s';

-- The attributes whose conditions client keys may see in clear.
alter table projects add column public_attributes text[] not null default '{}';

-- What client keys see has a chain of its own: the version and digest of its last change, and its size.
alter table environments add column client_version bigint not null default 0;
alter table environments add column client_bytes integer not null default 0;
-- The environment's version up to which that chain was kept: a release before this one writes past it.
alter table environments add column client_kept bigint not null default 0;
alter table environments add column client_digest text;
-- Public: it keeps a list that was computed beforehand for all environments from being of use.
alter table environments add column client_salt text;
alter table environments alter column client_digest set default substr(encode(sha256(gen_random_uuid()::text::bytea), 'hex'), 1, 16);
alter table environments alter column client_salt set default substr(encode(sha256(gen_random_uuid()::text::bytea), 'hex'), 1, 32);
update environments set client_version = version, client_digest = default, client_salt = default;

-- Null where the change made no difference to client keys.
alter table environment_changes add column client_patch text;
