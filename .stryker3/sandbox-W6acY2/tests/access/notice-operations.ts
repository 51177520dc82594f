import { notices } from "@/db/schema";
import type { Ctx } from "@/lib/context";
import { countUnread } from "@/lib/notice/count-unread";
import { listNoticesInput } from "@/lib/notice/inputs";
import { listNotices } from "@/lib/notice/list-notices";
import { markAllRead } from "@/lib/notice/mark-all-read";
import { markNoticeRead } from "@/lib/notice/mark-notice-read";
import { testNow } from "@/tests/support/world";
import { byHand, type Answers } from "./answers";
import type { Row } from "./cases";

const noMembers = { blocked: "forbidden", removed: "forbidden", outsider: "forbidden" } as const;

const onOwn = (kind: "read" | "command", run: (ctx: Ctx) => Promise<unknown>): Row => ({
  kind,
  cases: [{ on: "one's own notices", action: "workspace.view", answers: byHand(noMembers, "allowed"), run }],
});

const byReader: Answers = byHand({ latteLead: "allowed", ...noMembers }, "not_found");

export const noticeOperations: Record<string, Row> = {
  "notice/count-unread": { own: "counts the person's own notices", run: (ctx) => countUnread(ctx) },
  "notice/list-notices": onOwn("read", (ctx) => listNotices(ctx, listNoticesInput.parse({}))),
  "notice/mark-all-read": onOwn("command", markAllRead),
  "notice/mark-notice-read": {
    kind: "command",
    cases: [
      {
        on: "a notice of latte's lead",
        action: "workspace.view",
        answers: byReader,
        given: (db, { people }) => {
          const words = { title: "Something", body: "Happened.", href: "/mini-programs" } as const;
          return db.insert(notices).values({ personId: people.latteLead.id, ...words, createdAt: testNow });
        },
        run: async (ctx) => {
          const [notice] = await ctx.db.select({ id: notices.id }).from(notices);
          return markNoticeRead(ctx, { id: notice?.id ?? "" });
        },
        unknown: true,
      },
    ],
  },
};
