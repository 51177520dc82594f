import { and, asc, eq, ne, notExists, or, sql, type SQL } from "drizzle-orm";
import { foldedEmail, memberships, miniProgramMembers, people } from "../../db/schema";
import { can } from "../access/can";
import { permittedMiniProgram } from "../access/permitted-mini-program";
import { permitted, type Ctx } from "../context";
import { emailKey } from "../text/name-key";
import { fold, likeAnywhere, searchTerm } from "../text/search-text";

const shown = 20;

/** `value` is what a form sends of them: the ID, or the e-mail of somebody who is found by nothing else. */
export type Eligible = { personId: string; value: string; name: string; email: string | null };

export type EligiblePeople = {
  people: Eligible[];
  /** Others fit too: a longer search finds them. */
  hasMore: boolean;
};

/**
 * People who can be added: those active in the owning developer workspace by any part of their name or e-mail, those
 * of the super-app workspace by their e-mail typed in full. Nobody else is ever found.
 */
export async function findEligible(ctx: Ctx, input: { id: string; q: string }): Promise<EligiblePeople> {
  return permitted(ctx, async () => {
    const miniProgram = await permittedMiniProgram(ctx, input.id, "member.manage");
    const { id, workspaceId } = miniProgram;
    const ofOwner = and(
      eq(memberships.workspaceId, workspaceId),
      eq(memberships.workspaceKind, "developer"),
      matches(input.q),
    );
    const ofSuperApp = and(eq(memberships.workspaceKind, "super_app"), eq(foldedEmail, emailKey(input.q)));
    const isMember = ctx.db
      .select({ personId: miniProgramMembers.personId })
      .from(miniProgramMembers)
      .where(and(eq(miniProgramMembers.miniProgramId, id), eq(miniProgramMembers.personId, people.id)));
    // A Workspace Admin joins, with a reason.
    const joins = can(ctx.actor, "miniProgram.joinAsDeveloperAdmin", { miniProgram });
    const notThemself = joins ? ne(people.id, ctx.actor.personId) : undefined;
    const found = await ctx.db
      .select({
        personId: people.id,
        value: sql<string>`case when bool_or(${memberships.workspaceKind} = 'developer') then ${people.id}::text else ${people.email} end`,
        name: people.name,
        email: people.email,
      })
      .from(memberships)
      .innerJoin(people, eq(people.id, memberships.personId))
      .where(and(eq(memberships.status, "active"), or(ofOwner, ofSuperApp), notExists(isMember), notThemself))
      .groupBy(people.id)
      .orderBy(asc(people.name), asc(people.id))
      .limit(shown + 1);
    return { people: found.slice(0, shown), hasMore: found.length > shown };
  });
}

/** Width, case and the marks on letters tell nothing apart, as in the list of mini programs. */
function matches(typed: string): SQL | undefined {
  const term = searchTerm(typed);
  if (term === "") return undefined;
  const folded = (text: SQL) =>
    sql`normalize(regexp_replace(normalize(lower(${text}), NFKD), '[\u0300-\u036f]', '', 'g'), NFKC)`;
  const asTyped = likeAnywhere(typed.normalize("NFC").trim());
  const words = sql`(${people.name} || E'\n' || coalesce(${people.email}, ''))`;
  return or(sql`${folded(words)} like ${likeAnywhere(fold(term))}`, sql`${words} ilike ${asTyped}`);
}
