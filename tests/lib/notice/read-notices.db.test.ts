import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import type { Db } from "@/db/connect";
import { memberships, notices } from "@/db/schema";
import { countUnread } from "@/lib/notice/count-unread";
import { listNoticesInput } from "@/lib/notice/inputs";
import { listNotices, noticePageSize } from "@/lib/notice/list-notices";
import { markAllRead } from "@/lib/notice/mark-all-read";
import { markNoticeRead } from "@/lib/notice/mark-notice-read";
import { ctxOf } from "@/tests/support/actors";
import { freshDatabase } from "@/tests/support/database";
import { addRequest } from "@/tests/support/requests";
import { smallWorld } from "@/tests/support/small-world";
import { testNow } from "@/tests/support/world";

const database = await freshDatabase();
const page = (parameters: object = {}) => listNoticesInput.parse(parameters);

/** This many notices, each a second younger than the one before; every third at the same moment as its neighbour. */
async function tell(db: Db, { id }: { id: string }, count: number): Promise<void> {
  await db.insert(notices).values(
    Array.from({ length: count }, (_, number) => ({
      personId: id,
      title: `Notice ${number}`,
      body: "Something happened.",
      href: `/approvals/${number}` as const,
      createdAt: new Date(testNow.getTime() + (number - (number % 3 === 1 ? 1 : 0)) * 1000),
    })),
  );
}

describe("the list of notices", () => {
  test("shows one's own, newest first, and what is unread", () =>
    database.withRollback(async (db) => {
      const { people } = await smallWorld(db);
      await tell(db, people.reviewer, 3);
      await tell(db, people.cafeAdmin, 1);
      const ctx = await ctxOf(db, people.reviewer);
      const { unread, rows, newer, older } = await listNotices(ctx, page());
      expect(rows[0]).toMatchObject({ title: "Notice 2", body: "Something happened.", isRead: false });
      expect(rows).toHaveLength(3);
      expect([newer, older]).toEqual([null, null]);
      expect([unread, await countUnread(ctx)]).toEqual([3, 3]);
    }));

  test("is empty for whoever was told nothing yet", () =>
    database.withRollback(async (db) => {
      const { people } = await smallWorld(db);
      const ctx = await ctxOf(db, people.reviewer);
      const empty = { unread: 0, rows: [], newer: null, older: null };
      for (const place of [{}, { before: randomUUID() }, { after: randomUUID() }])
        expect(await listNotices(ctx, page(place))).toEqual(empty);
    }));

  test("goes page by page to the oldest and back, each notice once, also where several came at the same moment", () =>
    database.withRollback(async (db) => {
      const { people } = await smallWorld(db);
      await tell(db, people.reviewer, 120);
      const ctx = await ctxOf(db, people.reviewer);
      const first = await listNotices(ctx, page());
      const second = await listNotices(ctx, page({ before: first.older ?? "" }));
      const third = await listNotices(ctx, page({ before: second.older ?? "" }));
      expect([first, second, third].map(({ rows }) => rows.length)).toEqual([noticePageSize, noticePageSize, 20]);
      expect(third.older).toBeNull();
      const seen = [first, second, third].flatMap(({ rows }) => rows.map(({ id }) => id));
      expect(new Set(seen).size).toBe(120);
      const back = await listNotices(ctx, page({ after: third.newer ?? "" }));
      expect(back.rows).toEqual(second.rows);
      expect((await listNotices(ctx, page({ after: back.newer ?? "" }))).rows).toEqual(first.rows);
    }));

  test("has pages of 50: the last one is full, and what is newer than the second is the first, full as it is", () =>
    database.withRollback(async (db) => {
      const { people } = await smallWorld(db);
      await tell(db, people.reviewer, 50);
      const ctx = await ctxOf(db, people.reviewer);
      const first = await listNotices(ctx, page());
      expect(first).toMatchObject({ newer: null, older: null });
      expect(first.rows).toHaveLength(50);
      const oldest = first.rows.at(-1)?.id;
      expect(await listNotices(ctx, page({ after: oldest })), "less than a page is newer").toEqual(first);
      const [another, ...more] = [new Date(testNow.getTime() + 60_000), new Date(testNow.getTime() + 61_000)];
      const words = {
        personId: people.reviewer.id,
        title: "New",
        body: "Something happened.",
        href: "/approvals",
      } as const;
      await db.insert(notices).values({ ...words, createdAt: another });
      const start = await listNotices(ctx, page());
      expect(start).toMatchObject({ newer: null, older: first.rows.at(-2)?.id });
      expect(await listNotices(ctx, page({ after: oldest })), "a page is newer").toEqual(start);
      await db.insert(notices).values(more.map((createdAt) => ({ ...words, createdAt })));
      expect(await listNotices(ctx, page({ after: oldest })), "a page and one are newer").toMatchObject({
        newer: start.rows[0]?.id,
        older: first.rows.at(-2)?.id,
      });
      const ends = await listNotices(ctx, page({ before: first.rows.at(-2)?.id }));
      expect(ends).toMatchObject({ rows: [{ id: oldest }], newer: oldest, older: null });
    }));

  test("begins at the start for an address that leads nowhere, or to somebody else's", () =>
    database.withRollback(async (db) => {
      const { people } = await smallWorld(db);
      await tell(db, people.reviewer, 2);
      await tell(db, people.cafeAdmin, 1);
      const [others] = await db.select().from(notices).where(eq(notices.personId, people.cafeAdmin.id));
      const ctx = await ctxOf(db, people.reviewer);
      for (const place of ["", "nonsense", randomUUID(), others?.id]) {
        expect((await listNotices(ctx, page({ before: place }))).rows, String(place)).toHaveLength(2);
        expect((await listNotices(ctx, page({ after: place }))).rows, String(place)).toHaveLength(2);
      }
    }));
});

describe("a notice", () => {
  test("that is opened counts as read, leads to its place, and stays read at its first time", () =>
    database.withRollback(async (db) => {
      const { people } = await smallWorld(db);
      await tell(db, people.reviewer, 3);
      const ctx = await ctxOf(db, people.reviewer);
      const id = (await listNotices(ctx, page())).rows[0]?.id ?? "";
      expect(await markNoticeRead(ctx, { id })).toEqual({ href: "/approvals/2" });
      const later = { ...ctx, now: () => new Date(testNow.getTime() + 60_000) };
      expect(await markNoticeRead(later, { id })).toEqual({ href: "/approvals/2" });
      expect(await db.select({ at: notices.readAt }).from(notices).where(eq(notices.id, id))).toEqual([
        { at: testNow },
      ]);
      expect(await countUnread(ctx)).toBe(2);
    }));

  test("of somebody else does not exist", () =>
    database.withRollback(async (db) => {
      const { people } = await smallWorld(db);
      await tell(db, people.cafeAdmin, 1);
      const [{ id } = { id: "" }] = await db.select().from(notices);
      const ctx = await ctxOf(db, people.admin);
      await expect(markNoticeRead(ctx, { id })).rejects.toMatchObject({ kind: "not_found" });
      await markAllRead(ctx);
      expect(await countUnread(await ctxOf(db, people.cafeAdmin))).toBe(1);
    }));

  test("is read with all the others at once", () =>
    database.withRollback(async (db) => {
      const { people } = await smallWorld(db);
      await tell(db, people.reviewer, 130);
      const ctx = await ctxOf(db, people.reviewer);
      expect(await countUnread(ctx), "nobody counts further").toBe(100);
      await markAllRead(ctx);
      expect(await countUnread(ctx)).toBe(0);
      expect((await listNotices(ctx, page())).rows.every(({ isRead }) => isRead)).toBe(true);
    }));
});

test("that a request waits is told no more to whoever decides requests no more; what became of their own stays", () =>
  database.withRollback(async (db) => {
    const { people, miniPrograms } = await smallWorld(db);
    await tell(db, people.reviewer, 1);
    const requestNumber = await addRequest(db, miniPrograms.latte, people.latteLead);
    const words = {
      title: "Remove Latte Line waits for review",
      body: "Leo asks for it.",
      href: "/approvals",
    } as const;
    await db.insert(notices).values({ personId: people.reviewer.id, requestNumber, ...words, createdAt: testNow });
    const waits = (await listNotices(await ctxOf(db, people.reviewer), page())).rows.find(
      ({ title }) => title === words.title,
    );
    expect(waits).toMatchObject({ isRead: false });
    const mine = eq(memberships.personId, people.reviewer.id);
    await db.update(memberships).set({ role: "workspace_developer" }).where(mine);
    const ctx = await ctxOf(db, people.reviewer);
    expect((await listNotices(ctx, page())).rows).toMatchObject([{ title: "Notice 0" }]);
    expect(await countUnread(ctx)).toBe(1);
    await expect(markNoticeRead(ctx, { id: waits?.id ?? "" })).rejects.toMatchObject({ kind: "not_found" });
  }));

test("whoever is an active member nowhere any more has no notices", () =>
  database.withRollback(async (db) => {
    const { people } = await smallWorld(db);
    await tell(db, people.reviewer, 1);
    await db.update(memberships).set({ status: "blocked" }).where(eq(memberships.personId, people.reviewer.id));
    const ctx = await ctxOf(db, people.reviewer);
    const [{ id } = { id: "" }] = await db.select().from(notices);
    for (const attempt of [() => listNotices(ctx, page()), () => markAllRead(ctx), () => markNoticeRead(ctx, { id })]) {
      await expect(attempt()).rejects.toMatchObject({
        kind: "forbidden",
        message: "Notices are for active members of a workspace.",
      });
    }
    expect(await countUnread(ctx)).toBe(0);
    expect(await db.select().from(notices)).toMatchObject([{ id, readAt: null }]);
  }));
