import type { Standing } from "../actor";
import type { Action } from "../matrix";
import { permittedMiniProgram } from "../permitted-mini-program";
import type { Ctx } from "../../context";
import { asTheyStandNow } from "./as-they-stand-now";

/** Behind a lock: whoever has waited for it may have waited for the end of their own rights. */
export async function stillPermitted(ctx: Ctx, id: string, action: Action): Promise<Standing> {
  return permittedMiniProgram(await asTheyStandNow(ctx), id, action);
}
