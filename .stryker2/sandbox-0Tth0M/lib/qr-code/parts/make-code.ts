import { qrCodes } from "../../../db/schema";
import type { Ctx } from "../../context";
import { newToken } from "./token";

type Maker = Pick<Ctx, "db" | "now"> & { actor: Pick<Ctx["actor"], "personId"> };

/** The default code, which leads to the newest version that testers may run; or the preview code of one version. */
export async function makeCode(ctx: Maker, miniProgramId: string, of: "default" | { version: string }): Promise<void> {
  await ctx.db.insert(qrCodes).values({
    miniProgramId,
    ...(of === "default" ? { kind: "default" } : { kind: "preview", version: of.version }),
    token: newToken(),
    parameters: [],
    createdBy: ctx.actor.personId,
    createdAt: ctx.now(),
  });
}
