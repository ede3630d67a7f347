-- migrate:no-transaction
drop index concurrently if exists evaluation_counts_flag;
