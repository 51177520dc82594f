import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { qrCodes, type PageParameter } from "../../db/schema";
import { record } from "../audit/record";
import { inTransaction, type Ctx } from "../context";
import { conflict, invalid } from "../errors";
import { encodedQuery } from "./app-link";
import type { CreateQrCode } from "./inputs";
import { findH5Domains } from "./parts/find-h5-domains";
import { isLivePage } from "./parts/live-page";
import { holdForCodes } from "./parts/hold-for-codes";
import { newToken } from "./parts/token";
import { violates } from "../unique-violation";
import { readPage } from "./read-page";

/** As many as a person can still keep apart, and a printer can print. */
const mostCodes = 1_000;

/** Makes a code that leads to a page with parameters. The same form sent twice makes one. */
export async function createQrCode(ctx: Ctx, input: CreateQrCode): Promise<{ code: string }> {
  try {
    return await create(ctx, input);
  } catch (error) {
    // The same form sent at once for two mini programs: they do not wait for each other.
    if (violates(error, "qr_codes_form_key")) throw conflict("This form is made use of already. Send it once more.");
    throw error;
  }
}

async function create(ctx: Ctx, input: CreateQrCode): Promise<{ code: string }> {
  return inTransaction(ctx, async (ctx) => {
    const { name: program, type, subject } = await holdForCodes(ctx, input.id);
    const read = readPage(input.url, type, await findH5Domains(ctx.db, input.id));
    if ("fault" in read) throw invalid({ url: [read.fault] });
    const made = await madeByForm(ctx, input, read.page);
    if (made) return made;
    const kept = await ctx.db.$count(qrCodes, isLivePage(input.id));
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
async function madeByForm(ctx: Ctx, input: CreateQrCode, page: string): Promise<{ code: string } | undefined> {
  const [made] = await ctx.db
    .select()
    .from(qrCodes)
    .where(and(eq(qrCodes.createdBy, ctx.actor.personId), eq(qrCodes.formKey, input.formKey)));
  if (!made) return undefined;
  const parts = (of: { name: string | null; page: string | null; parameters: PageParameter[] }) =>
    JSON.stringify([of.name, of.page, encodedQuery(of.parameters)]);
  const isSame = made.miniProgramId === input.id && parts(made) === parts({ ...input, page });
  if (isSame && made.deletedAt === null) return { code: made.id };
  throw conflict(`This form has already made “${made.name ?? ""}”. Send it once more to make another one.`);
}
