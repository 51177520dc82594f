import { and, asc, desc, sql, type SQL } from "drizzle-orm";
import { notices } from "../../db/schema";
import { permitted, type Ctx } from "../context";
import { countUnread } from "./count-unread";
import type { ListNotices } from "./inputs";
import { assertHasNotices } from "./parts/assert-has-notices";
import { ownNotices } from "./parts/own-notices";

export type NoticeRow = { id: string; title: string; body: string; createdAt: Date; isRead: boolean };

export type NoticePage = {
  /** Up to 100, on all pages. */
  unread: number;
  rows: NoticeRow[];
  /** Where the pages of newer and of older notices begin; null where there are none. */
  newer: string | null;
  older: string | null;
};

export const noticePageSize = 50;

/** What the actor was told, newest first. */
export async function listNotices(ctx: Ctx, input: ListNotices): Promise<NoticePage> {
  return permitted(ctx, async () => {
    assertHasNotices(ctx);
    const [unread, page] = await Promise.all([countUnread(ctx), readPage(ctx, input)]);
    return { unread, ...page };
  });
}

type Slice = Omit<NoticePage, "unread">;

async function readPage(ctx: Ctx, input: ListNotices): Promise<Slice> {
  return (input.after !== null && (await pageAfter(ctx, input.after))) || pageBefore(ctx, input);
}

async function pageBefore(ctx: Ctx, input: ListNotices): Promise<Slice> {
  const before = input.after === null ? input.before : null;
  const found = await read(ctx, before === null ? undefined : sql`${place} < ${placeOf(ctx, before)}`, desc);
  const rows = found.slice(0, noticePageSize);
  if (before !== null && rows.length === 0) return pageBefore(ctx, { before: null, after: null });
  return {
    rows,
    newer: before === null ? null : (rows[0]?.id ?? null),
    older: found.length > noticePageSize ? (rows.at(-1)?.id ?? null) : null,
  };
}

/** Null where less than a page is newer: then the first page is the answer, full as it is. */
async function pageAfter(ctx: Ctx, after: string): Promise<Slice | null> {
  const found = await read(ctx, sql`${place} > ${placeOf(ctx, after)}`, asc);
  if (found.length <= noticePageSize) return null;
  const rows = found.slice(0, noticePageSize).reverse();
  return { rows, newer: rows[0]?.id ?? null, older: rows.at(-1)?.id ?? null };
}

const place = sql`(${notices.createdAt}, ${notices.id})`;

const placeOf = ({ actor }: Ctx, id: string) =>
  sql`(select p.created_at, p.id from ${notices} as p where p.id = ${id} and p.person_id = ${actor.personId})`;

function read(ctx: Ctx, where: SQL | undefined, order: typeof asc): Promise<NoticeRow[]> {
  return ctx.db
    .select({
      id: notices.id,
      title: notices.title,
      body: notices.body,
      createdAt: notices.createdAt,
      isRead: sql<boolean>`${notices.readAt} is not null`,
    })
    .from(notices)
    .where(and(ownNotices(ctx), where))
    .orderBy(order(notices.createdAt), order(notices.id))
    .limit(noticePageSize + 1);
}
