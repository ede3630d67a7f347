set local lock_timeout = '1s';
set local statement_timeout = '30s';

drop table webhook_deliveries;
drop table webhook_lines;
drop table webhooks;
drop table scheduled_changes;
alter table flag_configs drop column part_revisions;
