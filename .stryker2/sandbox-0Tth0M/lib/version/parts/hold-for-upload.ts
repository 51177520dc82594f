import { and, eq, ne } from "drizzle-orm";
import { miniPrograms } from "../../../db/schema";
import { stillPermitted } from "../../access/parts/still-permitted";
import { permittedMiniProgram } from "../../access/permitted-mini-program";
import type { Ctx } from "../../context";
import { notFound } from "../../errors";

/** The mini program that somebody uploads for, as it is now. */
export async function findUploadTarget(ctx: Ctx, id: string) {
  await permittedMiniProgram(ctx, id, "version.upload");
  return found(await targetQuery(ctx, id));
}

/** Like `findUploadTarget`, held until the transaction ends, before anything else of it, as everywhere. */
export async function holdForUpload(ctx: Ctx, id: string) {
  await permittedMiniProgram(ctx, id, "version.upload");
  const target = found(await targetQuery(ctx, id).for("no key update"));
  await stillPermitted(ctx, id, "version.upload");
  return target;
}

function targetQuery({ db }: Ctx, id: string) {
  return db
    .select({
      id: miniPrograms.id,
      workspaceId: miniPrograms.workspaceId,
      name: miniPrograms.name,
      type: miniPrograms.type,
      entranceUrl: miniPrograms.entranceUrl,
      highestVersion: miniPrograms.highestVersion,
    })
    .from(miniPrograms)
    .where(and(eq(miniPrograms.id, id), ne(miniPrograms.state, "deleted")));
}

function found<Row>(rows: Row[]): Row {
  const [row] = rows;
  if (!row) throw notFound();
  return row;
}
