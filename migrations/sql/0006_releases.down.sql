set local lock_timeout = '1s';
set local statement_timeout = '30s';

alter table environments drop column releases_revision;
drop table release_templates;
drop table release_events;
drop table releases;
