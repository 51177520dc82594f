import { escapeIdentifier, type Client } from "pg";

type Named = { table: string; name: string };

/**
 * Lets rows be put in as they were, in any order, within the transaction at hand: takes the foreign keys
 * and the indexes away, and the triggers that would give a new row or another one other values. Needs no more than
 * owning the tables. Returns what puts all of it back, which looks at every row again.
 */
export async function loosenTables(client: Client): Promise<() => Promise<void>> {
  const keys = await client.query<Named & { definition: string }>(
    `select conrelid::regclass::text as "table", conname as name, pg_get_constraintdef(oid) as definition
     from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace order by oid`,
  );
  // Of the bits of tgtype: for each row, at an insert. Those that are constraints only check, and stay.
  const triggers = await client.query<Named & { enabled: string }>(
    `select tgrelid::regclass::text as "table", tgname as name, tgenabled as enabled from pg_trigger
     join pg_class on pg_class.oid = tgrelid
     where not tgisinternal and relnamespace = 'public'::regnamespace
       and tgtype & 5 = 5 and tgconstraint = 0 and tgenabled <> 'D'
     order by pg_trigger.oid`,
  );
  // Kept up row by row, those of texts take many times as long as made at once. Keys and what excludes stay.
  const indexes = await client.query<{ name: string; definition: string; statistics: string }>(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition,
       coalesce((select string_agg(format('; alter index %s alter column %s set statistics %s', indexrelid::regclass, attnum, attstattarget), '')
         from pg_attribute where attrelid = indexrelid and attstattarget >= 0), '') as statistics
     from pg_index
     join pg_class on pg_class.oid = indrelid where relnamespace = 'public'::regnamespace
       and not exists (select from pg_constraint where conindid = indexrelid and contype <> 'f') order by indexrelid`,
  );
  for (const { table, name } of keys.rows) {
    await client.query(`alter table ${table} drop constraint ${escapeIdentifier(name)}`);
  }
  for (const { table, name } of triggers.rows) {
    await client.query(`alter table ${table} disable trigger ${escapeIdentifier(name)}`);
  }
  for (const { name } of indexes.rows) await client.query(`drop index ${name}`);
  return async () => {
    // What was put off to the end of the transaction is checked now: a table with checks to come is not altered.
    await client.query("set constraints all immediate");
    for (const { table, name, enabled } of triggers.rows) {
      const mode = enabled === "A" ? "enable always" : enabled === "R" ? "enable replica" : "enable";
      await client.query(`alter table ${table} ${mode} trigger ${escapeIdentifier(name)}`);
    }
    for (const { definition, statistics } of indexes.rows) await client.query(definition + statistics);
    for (const { table, name, definition } of keys.rows) {
      await client.query(`alter table ${table} add constraint ${escapeIdentifier(name)} ${definition}`);
    }
  };
}
