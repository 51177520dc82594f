import { and, eq, inArray, or, sql, type SQL } from "drizzle-orm";
import { foldedEmail, memberships, miniProgramMembers, miniPrograms, people } from "../../db/schema";
import type { Standing } from "../access/actor";
import { can } from "../access/can";
import { underRolesLock } from "../access/parts/under-roles-lock";
import { permittedMiniProgram } from "../access/permitted-mini-program";
import { record } from "../audit/record";
import { inTransaction, type Ctx } from "../context";
import { invalid, type Issues } from "../errors";
import { emailKey } from "../text/name-key";
import type { DeveloperRole } from "../vocabulary";
import type { AddMembers } from "./inputs";
import { joinInstead } from "./parts/acts-on";
import { countsThrough } from "./parts/counts-through";

/** Adds all of them with one role, or nobody. Whoever is a member with that role already stays as they are. */
export async function addMembers(ctx: Ctx, input: AddMembers): Promise<{ added: string[] }> {
  return inTransaction(ctx, async (begun) => {
    const ctx = await underRolesLock(begun);
    const miniProgram = await permittedMiniProgram(ctx, input.id, "member.manage");
    const chosen = await readChosen(ctx, miniProgram, input.people);
    const joiner = can(ctx.actor, "miniProgram.joinAsDeveloperAdmin", { miniProgram }) ? ctx.actor.personId : null;
    const issues = issuesOf(input, chosen, joiner);
    if (Object.keys(issues).length > 0) throw invalid(issues, "Nobody was added.");
    const added = chosen.filter((person) => person.role === null);
    if (added.length === 0) return { added: [] };
    await ctx.db.insert(miniProgramMembers).values(
      added.map(({ personId }) => ({
        miniProgramId: miniProgram.id,
        personId,
        role: input.role,
        addedBy: ctx.actor.personId,
        createdAt: ctx.now(),
      })),
    );
    for (const { personId, name } of added) {
      const subject = { kind: "mini_program", id: miniProgram.id, workspaceId: miniProgram.workspaceId } as const;
      await record(ctx, "member.added", subject, { person: name, personId, role: input.role });
    }
    return { added: added.map(({ name }) => name) };
  });
}

type Chosen = {
  personId: string;
  email: string | null;
  name: string;
  isEligible: boolean;
  isKnown: boolean;
  role: DeveloperRole | null;
};

async function readChosen({ db }: Ctx, { id }: Standing, wanted: string[]): Promise<Chosen[]> {
  const inWorkspace = (which: SQL | undefined) =>
    sql<boolean>`exists (select 1 from ${memberships} where ${memberships.personId} = ${people.id} and ${which})`;
  const ofOwner = and(
    eq(memberships.workspaceId, miniPrograms.workspaceId),
    eq(memberships.workspaceKind, "developer"),
  );
  return db
    .select({
      personId: people.id,
      email: people.email,
      name: people.name,
      isEligible: inWorkspace(countsThrough()),
      isKnown: sql<boolean>`${miniProgramMembers.role} is not null or ${inWorkspace(eq(memberships.workspaceId, miniPrograms.workspaceId))}`,
      role: miniProgramMembers.role,
    })
    .from(people)
    .innerJoin(miniPrograms, eq(miniPrograms.id, id))
    .leftJoin(
      miniProgramMembers,
      and(eq(miniProgramMembers.miniProgramId, miniPrograms.id), eq(miniProgramMembers.personId, people.id)),
    )
    .where(
      or(
        and(
          inArray(
            people.id,
            wanted.filter((one) => !one.includes("@")),
          ),
          inWorkspace(ofOwner),
        ),
        and(
          inArray(foldedEmail, wanted.filter((one) => one.includes("@")).map(emailKey)),
          inWorkspace(eq(memberships.workspaceKind, "super_app")),
        ),
      ),
    )
    .orderBy(people.name);
}

/** By person, so that the form can say it beside each. A name is told only of those who belong here; `joiner` joins instead. */
function issuesOf(input: AddMembers, chosen: Chosen[], joiner: string | null): Issues {
  const issues = input.people.map((value): [string, string[]] => {
    const person = chosen.find(
      ({ personId, email }) => personId === value || emailKey(email ?? "") === emailKey(value),
    );
    const name = person?.isKnown ? person.name : "Somebody you chose";
    const said = () => {
      if (!person?.isEligible) return `${name} is not an active member of the workspace (any more).`;
      if (person.role === null && person.personId === joiner) return joinInstead;
      if (person.role !== null && person.role !== input.role)
        return `${name} is a member already, with the other role.`;
      return null;
    };
    const message = said();
    return [`people.${value}`, message === null ? [] : [message]];
  });
  return Object.fromEntries(issues.filter(([, messages]) => messages.length > 0));
}
