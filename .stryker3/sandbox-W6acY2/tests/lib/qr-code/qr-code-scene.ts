import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { qrCodes } from "@/db/schema";
import type { Ctx } from "@/lib/context";
import { createQrCode } from "@/lib/qr-code/create-qr-code";
import { createQrCodeInput, listQrCodesInput } from "@/lib/qr-code/inputs";
import { listQrCodes } from "@/lib/qr-code/list-qr-codes";

export type Typed = { name?: string; url?: string; formKey?: string; parameters?: [string, string][] };

/** Makes a code as the form sends it. */
export async function create(ctx: Ctx, id: string, { parameters = [], ...typed }: Typed = {}): Promise<string> {
  const input = createQrCodeInput.parse({
    id,
    formKey: randomUUID(),
    name: "Counter",
    url: "pages/index/index",
    ...typed,
    parameterName: parameters.map(([name]) => name),
    parameterValue: parameters.map(([, value]) => value),
  });
  return (await createQrCode(ctx, input)).code;
}

export const list = (ctx: Ctx, id: string, query: object = {}) =>
  listQrCodes(ctx, { id, ...listQrCodesInput.parse(query) });

export async function defaultOf({ db }: Pick<Ctx, "db">, id: string) {
  const [found] = await db
    .select()
    .from(qrCodes)
    .where(and(eq(qrCodes.miniProgramId, id), eq(qrCodes.kind, "default")));
  if (!found) throw new Error("It has no default code.");
  return found;
}
