set local lock_timeout = '1s';
-- For the chaining of what there is: a million records take half a minute, and hold up nobody.
set local statement_timeout = '1h';

-- Each project's audit records form a chain, in which each link's hash is taken over the one before it.
create table audit_chain (
  -- The project's key, or '' for what belongs to no project. No reference: the chain outlives its project.
  chain text not null,
  sequence bigint not null,
  record_id bigint not null unique,
  hash bytea not null,
  primary key (chain, sequence)
);

-- Where each chain ends. Who adds to a chain holds its row until the commit: links are made one after the other.
create table audit_heads (
  chain text primary key,
  sequence bigint not null,
  hash bytea not null
);

-- The form is described in docs/audit.md, and never changes: others compute it too.
create function audit_hash(previous bytea, sequence bigint, entry audit_records) returns bytea
language plpgsql stable as $$
declare
  form text := '';
  field text;
begin
  foreach field in array array[
    'guidon-audit-1', sequence::text, entry.id::text, (extract(epoch from entry.at) * 1000000)::bigint::text,
    entry.actor_kind, entry.actor_id, entry.actor_name, entry.action, entry.project, entry.environment,
    entry.subject_kind, entry.subject_key, entry.before::text, entry.after::text, entry.request_id
  ] loop
    form := form || coalesce(octet_length(convert_to(field, 'UTF8')) || ':' || field, '-') || ',';
  end loop;
  return sha256(previous || convert_to(form, 'UTF8'));
end $$;

create function chain_audit_record() returns trigger
language plpgsql as $$
declare
  name constant text := coalesce(new.project, '');
  head audit_heads;
begin
  loop
    update audit_heads set sequence = sequence + 1, hash = audit_hash(hash, sequence + 1, new)
    where chain = name returning * into head;
    if not found then
      insert into audit_heads values (name, 0, decode(repeat('00', 32), 'hex')) on conflict do nothing;
      continue;
    end if;
    insert into audit_chain values (name, head.sequence, new.id, head.hash) on conflict (chain, sequence) do nothing;
    exit when found;
    -- A head that somebody took away or set back must not keep a flag from being switched off: the verification will tell.
    update audit_heads set sequence = (select max(sequence) from audit_chain where chain = name) where chain = name;
  end loop;
  return null;
end $$;

create function refuse_audit_change() returns trigger
language plpgsql as $$
begin
  raise exception 'The audit log only grows: % of % is refused.', lower(tg_op), tg_table_name
    using errcode = 'insufficient_privilege';
end $$;

-- Chains what is not chained yet, in the order of the ids. Gone with the connection of this migration.
create function pg_temp.chain_records(highest_id bigint) returns void
language plpgsql as $$
declare
  entry audit_records;
  head audit_heads;
begin
  for entry in
    select * from audit_records
    where id > (select coalesce(max(record_id), 0) from audit_chain) and id <= highest_id
    order by coalesce(project, ''), id
  loop
    if head.chain is distinct from coalesce(entry.project, '') then
      update audit_heads set sequence = head.sequence, hash = head.hash where chain = head.chain;
      insert into audit_heads values (coalesce(entry.project, ''), 0, decode(repeat('00', 32), 'hex')) on conflict do nothing;
      select * into head from audit_heads where chain = coalesce(entry.project, '');
    end if;
    head.sequence := head.sequence + 1;
    head.hash := audit_hash(head.hash, head.sequence, entry);
    insert into audit_chain values (head.chain, head.sequence, entry.id, head.hash);
  end loop;
  update audit_heads set sequence = head.sequence, hash = head.hash where chain = head.chain;
end $$;

-- The many: writers go on meanwhile. While the table is locked, for a moment, nobody is in the middle of adding:
-- every record up to the newest id is there to be seen. The error gives the lock back.
do $$
declare
  highest_id bigint;
begin
  begin
    lock table audit_records in share row exclusive mode;
    select coalesce(max(id), 0) into highest_id from audit_records;
    raise exception using errcode = 'GUI01';
  exception when sqlstate 'GUI01' then
    null;
  end;
  perform pg_temp.chain_records(highest_id);
end $$;

-- From here on writers wait until the commit: for the few that were added meanwhile.
create trigger audit_records_chained after insert on audit_records
  for each row execute function chain_audit_record();
select pg_temp.chain_records(9223372036854775807);

create trigger audit_records_only_grow before update or delete or truncate on audit_records
  for each statement execute function refuse_audit_change();
create trigger audit_chain_only_grows before update or delete or truncate on audit_chain
  for each statement execute function refuse_audit_change();
create trigger audit_heads_stay before delete or truncate on audit_heads
  for each statement execute function refuse_audit_change();

-- Links are made, and heads moved, by the trigger above alone.
create trigger audit_chain_by_trigger before insert on audit_chain
  for each row when (pg_trigger_depth() = 0) execute function refuse_audit_change();
create trigger audit_heads_by_trigger before insert or update on audit_heads
  for each row when (pg_trigger_depth() = 0) execute function refuse_audit_change();

-- Also for who tells the session that it is a replica.
alter table audit_records enable always trigger audit_records_only_grow;
alter table audit_chain enable always trigger audit_chain_only_grows;
alter table audit_heads enable always trigger audit_heads_stay;
