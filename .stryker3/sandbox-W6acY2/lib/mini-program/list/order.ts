import { sql, type SQL } from "drizzle-orm";
import { z } from "zod";
import type { ListMiniPrograms, ListSort } from "../list-inputs";

/** A place in the list: the key of a row under its sort, and its ID, which decides between equal keys. */
type Place = { key: string | number; id: string };

/** How one page is read: along `key`, in this direction, from beyond this place. */
export type Order = { key: SQL; direction: SQL; comesBefore: SQL; beyond: (alias: SQL) => SQL; place: Place | null };

const sorts: Record<ListSort, { key: SQL; type: SQL; newestFirst: boolean }> = {
  updated: { key: sql`updated_at`, type: sql`timestamptz`, newestFirst: true },
  created: { key: sql`created_at`, type: sql`timestamptz`, newestFirst: true },
  name: { key: sql`sort_name`, type: sql`text`, newestFirst: false },
};

const atTheStart = { place: null, beyond: () => sql`true` };

export function orderOf({ sort, direction, cursor }: Pick<ListMiniPrograms, "sort" | "direction" | "cursor">): Order {
  const place = readCursor(sort, cursor);
  const { key, type, newestFirst } = sorts[sort];
  const descends = place && direction === "previous" ? !newestFirst : newestFirst;
  return {
    key,
    direction: descends ? sql`desc` : sql`asc`,
    comesBefore: descends ? sql`>` : sql`<`,
    ...(place
      ? {
          place,
          beyond: (key: SQL) =>
            sql`(${key}, id) ${descends ? sql`<` : sql`>`} (${valueOf(place)}::${type}, ${place.id})`,
        }
      : atTheStart),
  };
}

const latest = 253_402_300_799_999;
const id = z.string().regex(/^[0-9]{16}$/);
const moment = z.tuple([z.enum(["updated", "created"]), z.int().min(0).max(latest), id]);
const name = z.tuple([
  z.literal("name"),
  z
    .string()
    .max(1_000)
    .regex(/^[^\0\p{Cs}]*$/u),
  id,
]);
const content = z.union([moment, name]);

function valueOf({ key }: Place): string {
  return typeof key === "number" ? new Date(key).toISOString() : key;
}

type Row = { id: string; sortName: string; createdAt: number; updatedAt: number };

export function writeCursor(sort: ListSort, { id, sortName, createdAt, updatedAt }: Row): string {
  const key = { updated: updatedAt, created: createdAt, name: sortName }[sort];
  return Buffer.from(JSON.stringify([sort, key, id])).toString("base64url");
}

/** A cursor that was tampered with, or belongs to another sort, is none. */
function readCursor(sort: ListSort, cursor: string): Place | null {
  try {
    const [of, key, id] = content.parse(JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")));
    return of === sort ? { key, id } : null;
  } catch {
    return null;
  }
}
