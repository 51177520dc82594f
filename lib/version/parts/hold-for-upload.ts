import { eq } from "drizzle-orm";
import { miniPrograms } from "../../../db/schema";
import type { Standing } from "../../access/actor";
import { permittedMiniProgram } from "../../access/permitted-mini-program";
import type { Ctx } from "../../context";
import { invalid, notFound } from "../../errors";
import type { MiniProgramType } from "../../vocabulary";
import { faultOfNext } from "../number";

type Held = Standing & { name: string; highestVersion: number; entranceUrl: string | null };

/** The mini program, held, to which the actor may upload; of the type that the upload is for. */
export async function holdForUpload(ctx: Ctx, id: string, type?: MiniProgramType): Promise<Held> {
  const standing = await permittedMiniProgram(ctx, id, "version.upload");
  const [held] = await ctx.db
    .select({
      type: miniPrograms.type,
      state: miniPrograms.state,
      name: miniPrograms.name,
      highestVersion: miniPrograms.highestVersion,
      entranceUrl: miniPrograms.entranceUrl,
    })
    .from(miniPrograms)
    .where(eq(miniPrograms.id, id))
    .for("no key update");
  if (!held || held.state === "deleted") throw notFound();
  if (type !== undefined && held.type !== type) {
    throw invalid({
      "": [
        type === "native"
          ? "This mini program is HTML5: its versions have an entrance URL and no package."
          : "This mini program is native: its versions are packages.",
      ],
    });
  }
  return { ...standing, ...held };
}

/** Throws, beside the field, where this number cannot be the next one. */
export function assertNext(number: string, highest: number): void {
  const fault = faultOfNext(number, highest);
  if (fault !== null) throw invalid({ number: [fault] });
}
