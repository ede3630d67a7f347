import postgres, { type Sql } from 'postgres';

/** All that a migration can change, as text that can be compared. */
export async function dumpSchema(url: string): Promise<string> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    return JSON.stringify(await Promise.all(parts.map((part) => part(sql))), null, 1);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

const parts: readonly ((sql: Sql) => Promise<unknown>)[] = [
  (
    sql,
  ) => sql`select table_name, column_name, data_type, is_nullable, column_default, is_identity, generation_expression,
      collation_name from information_schema.columns
    where table_schema = 'public' and table_name <> 'schema_migrations' order by table_name, column_name`,
  (sql) => sql`select conrelid::regclass::text as on, conname, convalidated, pg_get_constraintdef(oid) as definition
    from pg_constraint where connamespace = 'public'::regnamespace order by 1, 2`,
  (sql) => sql`select indexrelid::regclass::text as index, indisvalid, pg_get_indexdef(indexrelid) as definition
    from pg_index join pg_class on pg_class.oid = indexrelid
    where relnamespace = 'public'::regnamespace order by 1`,
  (sql) => sql`select oid::regprocedure::text as function, pg_get_functiondef(oid) as definition
    from pg_proc where pronamespace = 'public'::regnamespace order by 1`,
  (sql) => sql`select tgrelid::regclass::text as on, pg_get_triggerdef(oid) as definition
    from pg_trigger where not tgisinternal order by 1, 2`,
  (sql) => sql`select typname, typtype from pg_type where typnamespace = 'public'::regnamespace
    and typname not like '%schema_migrations' order by 1`,
  (
    sql,
  ) => sql`select relname, relkind, reloptions, relrowsecurity from pg_class where relnamespace = 'public'::regnamespace
    and relname not like 'schema_migrations%' order by 1`,
  (sql) => sql`select objoid::regclass::text, objsubid, description from pg_description
    where classoid = 'pg_class'::regclass and objoid >= 16384 order by 1, 2`,
];
