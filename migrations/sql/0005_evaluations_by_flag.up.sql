-- migrate:no-transaction
-- When a flag was last evaluated, and how often over months: without reading every other flag's counts.
create index concurrently if not exists evaluation_counts_flag on evaluation_counts (environment_id, flag_key, hour);
