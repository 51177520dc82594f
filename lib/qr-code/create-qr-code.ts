import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { qrCodes } from "../../db/schema";
import { record } from "../audit/record";
import { inTransaction, type Ctx } from "../context";
import { conflict, invalid } from "../errors";
import { encodedQuery } from "./app-link";
import type { CreateQrCode } from "./inputs";
import { findH5Domains } from "./parts/find-h5-domains";
import { holdForCodes } from "./parts/hold-for-codes";
import { newToken } from "./parts/token";
import { readPage } from "./read-page";

/** As many as a person can still keep apart, and a printer can print. */
const mostCodes = 1_000;

/** Makes a code that leads to a page with parameters. The same form sent twice makes one. */
export async function createQrCode(ctx: Ctx, input: CreateQrCode): Promise<{ code: string }> {
  return inTransaction(ctx, async (ctx) => {
    const { name: program, type, subject } = await holdForCodes(ctx, input.id);
    const made = await madeByForm(ctx, input);
    if (made) return made;
    const read = readPage(input.url, type, await findH5Domains(ctx.db, input.id));
    if ("fault" in read) throw invalid({ url: [read.fault] });
    const kept = await ctx.db.$count(qrCodes, and(eq(qrCodes.miniProgramId, input.id), eq(qrCodes.kind, "page")));
    if (kept >= mostCodes)
      throw conflict(
        `There are ${mostCodes.toLocaleString("en")} codes already. Parameters tell places apart with fewer.`,
      );
    const { id: miniProgramId, formKey, name, parameters } = input;
    const [code, { page }] = [randomUUID(), read];
    await ctx.db.insert(qrCodes).values({
      id: code,
      miniProgramId,
      kind: "page",
      token: newToken(),
      name,
      page,
      parameters,
      createdBy: ctx.actor.personId,
      createdAt: ctx.now(),
      formKey,
    });
    await record(ctx, "qr_code.created", subject, {
      name: program,
      code,
      called: name,
      page,
      query: encodedQuery(parameters),
    });
    return { code };
  });
}

/** Whoever sends it twice waits for the mini program, and finds here what they made. */
async function madeByForm(ctx: Ctx, input: CreateQrCode): Promise<{ code: string } | undefined> {
  const [made] = await ctx.db
    .select({ code: qrCodes.id, miniProgramId: qrCodes.miniProgramId, name: qrCodes.name })
    .from(qrCodes)
    .where(and(eq(qrCodes.createdBy, ctx.actor.personId), eq(qrCodes.formKey, input.formKey)));
  if (!made) return undefined;
  if (made.miniProgramId === input.id && made.name === input.name) return { code: made.code };
  throw conflict(`This form has already made “${made.name ?? ""}”. Open it anew to make another one.`);
}
