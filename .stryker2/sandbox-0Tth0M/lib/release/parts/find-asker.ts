import { and, eq, isNull } from "drizzle-orm";
import type { Db } from "../../../db/connect";
import { approvalRequests, foldedEmail, memberships, miniProgramMembers, people, workspaces } from "../../../db/schema";
import type { Actor } from "../../access/actor";
import { can } from "../../access/can";
import type { Asker } from "../decide";
import type { FoundFacts } from "./find-live-facts";

/**
 * What a user who asks for a certain version is to it. The app knows people of the console by the verified e-mail of
 * their last sign-in; by the matrix, their roles say whether they may preview the version or inspect its open request.
 */
export async function findAsker(db: Db, facts: FoundFacts, number: string, user: string): Promise<Asker> {
  const isTester = facts.testers?.includes(user) ?? false;
  const members = user.includes("@") ? await findMembers(db, facts.id, user) : [];
  const miniProgram = { id: facts.id, workspaceId: facts.workspaceId };
  return {
    isTester,
    mayPreview: members.some(({ actor, memberRole }) =>
      can(actor, "version.preview", { miniProgram: { ...miniProgram, memberRole } }),
    ),
    mayInspect: members.some(({ actor }) => can(actor, "approval.inspect")) && (await isInReview(db, facts.id, number)),
  };
}

async function findMembers(db: Db, miniProgramId: string, email: string) {
  const rows = await db
    .select({
      personId: people.id,
      name: people.name,
      email: people.email,
      workspaceId: workspaces.id,
      workspaceName: workspaces.name,
      workspaceKind: workspaces.kind,
      role: memberships.role,
      memberRole: miniProgramMembers.role,
    })
    .from(people)
    .innerJoin(memberships, and(eq(memberships.personId, people.id), eq(memberships.status, "active")))
    .innerJoin(workspaces, and(eq(workspaces.id, memberships.workspaceId), isNull(workspaces.removedAt)))
    .leftJoin(
      miniProgramMembers,
      and(eq(miniProgramMembers.personId, people.id), eq(miniProgramMembers.miniProgramId, miniProgramId)),
    )
    .where(and(eq(foldedEmail, email), eq(people.emailVerified, true)));
  return rows.map(({ personId, name, email, memberRole, ...membership }) => {
    const rest = { runsMiniPrograms: false, sessionId: null, address: null };
    const actor: Actor = { personId, name, email, memberships: [membership], ...rest };
    return { actor, memberRole };
  });
}

async function isInReview(db: Db, miniProgramId: string, number: string): Promise<boolean> {
  const open = and(
    eq(approvalRequests.category, "publish"),
    eq(approvalRequests.miniProgramId, miniProgramId),
    eq(approvalRequests.subject, number),
    eq(approvalRequests.state, "in_review"),
  );
  return (await db.$count(approvalRequests, open)) > 0;
}
