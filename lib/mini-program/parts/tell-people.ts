import { notices } from "../../../db/schema";
import type { Ctx } from "../../context";
import { peopleOf } from "./people-of";

type MiniProgram = { id: string; workspaceId: string };

/** Tells everyone whose work a mini program is, but the one who acts. */
export async function tellPeople(
  ctx: Pick<Ctx, "db" | "now"> & { actor?: { personId: string } },
  miniProgram: MiniProgram,
  words: { title: string; body: string; href: string },
): Promise<void> {
  const people = await peopleOf(ctx.db, miniProgram, ctx.actor?.personId ?? null);
  if (people.length === 0) return;
  await ctx.db.insert(notices).values(people.map((personId) => ({ personId, ...words, createdAt: ctx.now() })));
}
