import { and, eq } from "drizzle-orm";
import { miniPrograms, packages, versions } from "../../db/schema";
import { permittedMiniProgram } from "../access/permitted-mini-program";
import { record } from "../audit/record";
import { inTransaction, type Ctx } from "../context";
import { conflict, notFound } from "../errors";
import { packageStore } from "../package/package-store";
import { positionOf } from "./parts/next-number";

export type OpenedPackage = {
  fileName: string;
  /** In bytes. */
  size: number;
  digest: string;
  bytes: AsyncIterable<Uint8Array>;
};

/** The package of a version, to be downloaded piece by piece. Whoever opens it stands in the audit log. */
export async function openPackage(ctx: Ctx, input: { id: string; number: string }): Promise<OpenedPackage> {
  const { id, number } = input;
  const { digest, size } = await inTransaction(ctx, async (ctx) => {
    const { workspaceId } = await permittedMiniProgram(ctx, id, "version.download");
    const found = positionOf(number) === null ? undefined : await findPackage(ctx, id, number);
    if (!found) throw notFound(`There is no version ${number.slice(0, 14)} of this mini program.`);
    const { name, digest, size } = found;
    if (size === null) throw conflict(`Version ${number} is made of its entrance, so there is no package.`);
    const details = { name, version: number, digest };
    await record(ctx, "version.downloaded", { kind: "mini_program", id, workspaceId }, details);
    return { digest, size };
  });
  return { fileName: `${id}-${number}.zip`, size, digest, bytes: packageStore(ctx.db).read(digest) };
}

async function findPackage({ db }: Ctx, id: string, number: string) {
  const [row] = await db
    .select({ name: miniPrograms.name, digest: versions.digest, size: packages.size })
    .from(versions)
    .innerJoin(miniPrograms, eq(miniPrograms.id, versions.miniProgramId))
    .leftJoin(packages, eq(packages.digest, versions.packageDigest))
    .where(and(eq(versions.miniProgramId, id), eq(versions.number, number)));
  return row;
}
