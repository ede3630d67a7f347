set local lock_timeout = '1s';
set local statement_timeout = '30s';

alter table environment_changes drop column client_patch;
alter table environments drop column client_version;
alter table environments drop column client_kept;
alter table environments drop column client_bytes;
alter table environments drop column client_digest;
alter table environments drop column client_salt;
alter table projects drop column public_attributes;
