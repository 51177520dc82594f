import { eq } from "drizzle-orm";
import { invitations, people } from "../../db/schema";
import { underRolesLock } from "../access/parts/under-roles-lock";
import { record } from "../audit/record";
import { inTransaction, type Ctx } from "../context";
import { conflict } from "../errors";
import { acceptInvitations } from "../person/parts/accept-invitations";
import type { AcceptInvitation } from "./inputs";

/** Accepts by the link while signed in already. The person's verified e-mail decides, the token only says which one. */
export async function acceptInvitation(ctx: Ctx, input: AcceptInvitation): Promise<void> {
  await inTransaction(ctx, async (begun) => {
    const ctx = await underRolesLock(begun);
    const [person] = await ctx.db
      .select({ id: people.id, email: people.email, emailVerified: people.emailVerified })
      .from(people)
      .where(eq(people.id, ctx.actor.personId));
    if (!person) throw new Error("The acting person is not in the database.");
    const only = eq(invitations.token, input.token);
    const [accepted] = await acceptInvitations({ db: ctx.db, now: ctx.now() }, person, only);
    if (!accepted) throw conflict("This invitation cannot be accepted any more. Reload the page to see why.");
    const { workspaceId, role, before } = accepted;
    const subject = { kind: "person", id: person.id, workspaceId } as const;
    await record(ctx, "invitation.accepted", subject, { role, ...(before && { roleBefore: before }) });
  });
}
