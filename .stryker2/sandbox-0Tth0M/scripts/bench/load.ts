import type { Client } from "pg";

/** Inserts rows whose keys are columns; what they leave out gets its default. */
export async function insertRows(client: Client, table: string, rows: object[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = Object.keys(first).join(", ");
  await client.query(
    `insert into ${table} (${columns}) select ${columns} from json_populate_recordset(null::${table}, $1::json)`,
    [JSON.stringify(rows)],
  );
}

type Definition = { name: string; table: string; definition: string };

/** Takes indexes and foreign keys away while rows come in bulk; the returned function makes them again. */
export async function withoutIndexes(client: Client, tables: string[]): Promise<() => Promise<void>> {
  const keys = await client.query<Definition>(
    `select conname as name, conrelid::regclass::text as "table", pg_get_constraintdef(oid) as definition
     from pg_constraint where contype in ('f', 'u') and conrelid = any($1::regclass[]) order by contype desc`,
    [tables],
  );
  for (const { name, table } of keys.rows.toReversed()) {
    await client.query(`alter table ${table} drop constraint ${name} cascade`);
  }
  const indexes = await client.query<Definition>(
    `select i.indexrelid::regclass::text as name, i.indrelid::regclass::text as "table", pg_get_indexdef(i.indexrelid) as definition
     from pg_index i where i.indrelid = any($1::regclass[]) and not i.indisprimary`,
    [tables],
  );
  for (const { name } of indexes.rows) await client.query(`drop index ${name}`);
  return async () => {
    for (const { name, definition } of indexes.rows) {
      const start = performance.now();
      await client.query(definition);
      console.log(`  index ${name} in ${seconds(start)}`);
    }
    for (const { name, table, definition } of keys.rows) {
      await client.query(`alter table ${table} add constraint ${name} ${definition}`);
    }
  };
}

export function seconds(since: number): string {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}
