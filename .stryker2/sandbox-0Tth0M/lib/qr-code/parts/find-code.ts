import { and, eq, isNull, ne, type SQL } from "drizzle-orm";
import { miniPrograms, people, qrCodes, suspensions } from "../../../db/schema";
import type { Ctx } from "../../context";
import { notFound } from "../../errors";

const isUuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** One of a mini program's own codes, deleted or not; a version's preview stands with its version. */
export async function findCode(ctx: Ctx, input: { id: string; code: string }) {
  const found = isUuid.test(input.code) ? await readCode(ctx, input) : undefined;
  if (!found) throw notFound("There is no such QR code of this mini program.");
  return found;
}

async function readCode({ db }: Ctx, { id, code }: { id: string; code: string }) {
  const isIt: SQL | undefined = and(eq(qrCodes.id, code), eq(qrCodes.miniProgramId, id), ne(qrCodes.kind, "preview"));
  const [row] = await db
    .select({
      code: qrCodes.id,
      kind: qrCodes.kind,
      token: qrCodes.token,
      name: qrCodes.name,
      page: qrCodes.page,
      parameters: qrCodes.parameters,
      createdBy: people.name,
      createdAt: qrCodes.createdAt,
      deletedAt: qrCodes.deletedAt,
      program: { name: miniPrograms.name, state: miniPrograms.state, suspendedAt: suspensions.suspendedAt },
    })
    .from(qrCodes)
    .innerJoin(miniPrograms, eq(miniPrograms.id, qrCodes.miniProgramId))
    .leftJoin(suspensions, and(eq(suspensions.miniProgramId, miniPrograms.id), isNull(suspensions.resumedAt)))
    .innerJoin(people, eq(people.id, qrCodes.createdBy))
    .where(isIt);
  return row;
}
