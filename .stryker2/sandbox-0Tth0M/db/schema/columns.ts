import { customType, timestamp, uuid } from "drizzle-orm/pg-core";
import { sql } from "drizzle-orm";

export const id = () =>
  uuid("id")
    .primaryKey()
    .default(sql`gen_random_uuid()`);

export const moment = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });

/** Text that is compared byte by byte, so that prefixes and order go by the index on any database. */
export const plainText = customType<{ data: string }>({
  dataType: () => 'text collate "C"',
});

export const bytes = customType<{ data: Buffer }>({
  dataType: () => "bytea",
});
