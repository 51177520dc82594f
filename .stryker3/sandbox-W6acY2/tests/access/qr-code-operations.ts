import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import type { Db } from "@/db/connect";
import { qrCodes } from "@/db/schema";
import type { Ctx } from "@/lib/context";
import { createQrCode } from "@/lib/qr-code/create-qr-code";
import { deleteQrCode } from "@/lib/qr-code/delete-qr-code";
import { drawQrCode } from "@/lib/qr-code/draw-qr-code";
import { getQrCode } from "@/lib/qr-code/get-qr-code";
import { getQrCodeForm } from "@/lib/qr-code/get-qr-code-form";
import { listQrCodesInput } from "@/lib/qr-code/inputs";
import { listQrCodes } from "@/lib/qr-code/list-qr-codes";
import { restoreDefaultQrCode } from "@/lib/qr-code/restore-default-qr-code";
import { tryQrCode } from "@/lib/qr-code/try-qr-code";
import type { SmallWorld } from "@/tests/support/small-world";
import { testNow } from "@/tests/support/world";
import { onMiniPrograms, type Case, type Row } from "./cases";

const onPage = { url: "/pages/index/index", parameters: [{ name: "table", value: "12" }] };

async function defaultCode({ db }: Ctx, id: string): Promise<string> {
  const [found] = await db
    .select({ code: qrCodes.id })
    .from(qrCodes)
    .where(and(eq(qrCodes.miniProgramId, id), eq(qrCodes.kind, "default")));
  return found?.code ?? randomUUID();
}

/** All default codes deleted, so that there is one to restore. */
async function withoutDefault(db: Db, { people }: SmallWorld): Promise<void> {
  await db.update(qrCodes).set({ deletedAt: testNow, deletedBy: people.admin.id }).where(eq(qrCodes.kind, "default"));
}

const managing = (run: (ctx: Ctx, id: string) => Promise<unknown>): Case[] => onMiniPrograms("qrCode.manage", run);
const viewing = (run: (ctx: Ctx, id: string) => Promise<unknown>): Case[] => onMiniPrograms("qrCode.view", run);

export const qrCodeOperations: Record<string, Row> = {
  "qr-code/list-qr-codes": {
    kind: "read",
    cases: viewing((ctx, id) => listQrCodes(ctx, { id, ...listQrCodesInput.parse({}) })),
  },
  "qr-code/get-qr-code": {
    kind: "read",
    cases: viewing(async (ctx, id) => getQrCode(ctx, { id, code: await defaultCode(ctx, id) })),
  },
  "qr-code/draw-qr-code": {
    kind: "read",
    cases: viewing(async (ctx, id) => drawQrCode(ctx, { id, code: await defaultCode(ctx, id), format: "svg" })),
  },
  "qr-code/get-qr-code-form": { kind: "read", cases: managing((ctx, id) => getQrCodeForm(ctx, { id })) },
  "qr-code/try-qr-code": { kind: "read", cases: managing((ctx, id) => tryQrCode(ctx, { id, ...onPage })) },
  "qr-code/create-qr-code": {
    kind: "command",
    cases: managing((ctx, id) => createQrCode(ctx, { id, formKey: randomUUID(), name: "Counter", ...onPage })),
  },
  "qr-code/delete-qr-code": {
    kind: "command",
    cases: managing(async (ctx, id) => deleteQrCode(ctx, { id, code: await defaultCode(ctx, id) })),
  },
  "qr-code/restore-default-qr-code": {
    kind: "command",
    cases: managing((ctx, id) => restoreDefaultQrCode(ctx, { id })).map((one) => ({ ...one, given: withoutDefault })),
  },
  "qr-code/follow-qr-code": { public: "answers whoever scans a code, and tells nothing of one that leads nowhere" },
  "qr-code/get-scanned-logo": { public: "shows whoever scans a code the logo behind it" },
};
