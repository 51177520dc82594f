import { eq } from "drizzle-orm";
import { miniPrograms } from "../../db/schema";
import { permittedMiniProgram } from "../access/permitted-mini-program";
import { permitted, type Ctx } from "../context";
import { covers } from "../text/covers";
import { h5DomainsOf } from "./parts/h5-domains-of";

/** The host at which an html5 mini program begins, while its H5 whitelist does not hold it: a submission needs it there. */
export async function findUnlistedEntrance(ctx: Ctx, input: { id: string }): Promise<string | null> {
  return permitted(ctx, async () => {
    const { id } = await permittedMiniProgram(ctx, input.id, "information.view");
    const [program] = await ctx.db
      .select({ entranceUrl: miniPrograms.entranceUrl })
      .from(miniPrograms)
      .where(eq(miniPrograms.id, id));
    const entrance = program?.entranceUrl ?? null;
    if (entrance === null) return null;
    const listed = await h5DomainsOf(ctx.db, id);
    return listed.some((entry) => covers(entry, entrance)) ? null : new URL(entrance).host;
  });
}
