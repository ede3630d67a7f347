set local lock_timeout = '1s';
set local statement_timeout = '30s';

drop trigger audit_records_chained on audit_records;
drop trigger audit_records_only_grow on audit_records;
drop table audit_heads, audit_chain;
drop function refuse_audit_change();
drop function chain_audit_record();
drop function audit_hash(bytea, bigint, audit_records);
