import { randomUUID } from "node:crypto";
import type { Ctx } from "@/lib/context";
import { discardMail } from "@/lib/notice/discard-mail";
import { listUndeliveredMails } from "@/lib/notice/list-undelivered-mails";
import { retryGivenUpMails } from "@/lib/notice/retry-given-up-mails";
import { retryMail } from "@/lib/notice/retry-mail";
import { addFailedMail } from "@/tests/support/mails";
import { byHand } from "./answers";
import type { Case, Row } from "./cases";

const answers = byHand({ admin: "allowed" }, "forbidden");
const failed = randomUUID();

const onMail = (run: (ctx: Ctx) => Promise<unknown>): Case => ({
  on: "a mail that failed",
  action: "settings.manage",
  answers,
  given: (db) => addFailedMail(db, { id: failed, nextAttemptAt: null }),
  run,
});

const unknown = (run: (ctx: Ctx) => Promise<unknown>): Case => ({
  on: "a mail that does not exist",
  action: "settings.manage",
  answers: byHand({ admin: "not_found" }, "forbidden"),
  run,
  unknown: true,
});

export const mailOperations: Record<string, Row> = {
  "notice/list-undelivered-mails": {
    kind: "read",
    cases: [onMail((ctx) => listUndeliveredMails(ctx, { after: null }))],
  },
  "notice/retry-mail": {
    kind: "command",
    cases: [
      onMail((ctx) => retryMail(ctx, { mail: failed })),
      unknown((ctx) => retryMail(ctx, { mail: randomUUID() })),
    ],
  },
  "notice/retry-given-up-mails": { kind: "command", cases: [onMail((ctx) => retryGivenUpMails(ctx))] },
  "notice/discard-mail": {
    kind: "command",
    cases: [
      onMail((ctx) => discardMail(ctx, { mail: failed })),
      unknown((ctx) => discardMail(ctx, { mail: randomUUID() })),
    ],
  },
};
