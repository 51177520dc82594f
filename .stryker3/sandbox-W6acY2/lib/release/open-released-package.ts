import { and, eq, isNull } from "drizzle-orm";
import { miniPrograms, packages, suspensions, versions } from "../../db/schema";
import { isMiniProgramId } from "../access/permitted-mini-program";
import type { Ctx } from "../context";
import { conflict, notFound } from "../errors";
import { packageStore } from "../package/package-store";
import { isOver } from "./decide";

export type ReleasedPackage = {
  fileName: string;
  /** In bytes. */
  size: number;
  digest: string;
  bytes: AsyncIterable<Uint8Array>;
};

/** The package of a version that a release answer may name to somebody now; "gone" once none does so any more. */
export async function openReleasedPackage(
  ctx: Pick<Ctx, "db">,
  input: { id: string; number: string },
): Promise<ReleasedPackage | "gone"> {
  const { id, number } = input;
  const found = isMiniProgramId(id) ? await findPackage(ctx, id, number) : undefined;
  if (!found) throw notFound("There is no mini program with this ID.");
  if (found.programState === "archived" || found.programState === "deleted") return "gone";
  if (found.suspendedAt !== null) throw conflict("This mini program is suspended: nobody gets a version of it.");
  const { state, digest, size } = found;
  if (state === null || digest === null) throw notFound("There is no such version of this mini program.");
  if (isOver(state)) return "gone";
  if (size === null) throw notFound("This version is made of its entrance, so there is no package.");
  return { fileName: `${id}-${number}.zip`, size, digest, bytes: packageStore(ctx.db).read(digest) };
}

async function findPackage({ db }: Pick<Ctx, "db">, id: string, number: string) {
  // The database takes no text with a zero byte in it; that of an address may hold anything.
  const asked = /^[\d.]{5,14}$/.test(number) ? number : "";
  const [row] = await db
    .select({
      programState: miniPrograms.state,
      suspendedAt: suspensions.suspendedAt,
      state: versions.state,
      digest: versions.digest,
      size: packages.size,
    })
    .from(miniPrograms)
    .leftJoin(suspensions, and(eq(suspensions.miniProgramId, miniPrograms.id), isNull(suspensions.resumedAt)))
    .leftJoin(versions, and(eq(versions.miniProgramId, miniPrograms.id), eq(versions.number, asked)))
    .leftJoin(packages, eq(packages.digest, versions.packageDigest))
    .where(eq(miniPrograms.id, id));
  return row;
}
