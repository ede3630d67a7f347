set local lock_timeout = '1s';
set local statement_timeout = '30s';

drop table sdk_instances, evaluation_counts, idempotent_responses, audit_records, api_tokens, sdk_keys,
  environment_changes, segments, flag_configs, flags, environments, projects;
