import type { Ctx } from "../../context";
import { notify, type Notice } from "../../notice/parts/notify";
import { peopleOf } from "./people-of";

type MiniProgram = { id: string; workspaceId: string };

/** Tells everyone whose work a mini program is, but the one who acts. */
export async function tellPeople(
  ctx: Pick<Ctx, "db" | "now" | "outreach"> & { actor?: { personId: string } },
  miniProgram: MiniProgram,
  notice: Notice,
): Promise<void> {
  await notify(ctx, await peopleOf(ctx.db, miniProgram), notice);
}
