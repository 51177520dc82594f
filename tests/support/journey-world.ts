import { randomUUID } from "node:crypto";
import { eq, inArray } from "drizzle-orm";
import { connect } from "@/db/connect";
import { DEMO_ISSUER } from "@/db/demo/people";
import {
  identities,
  invitations,
  memberships,
  miniProgramMembers,
  miniPrograms,
  miniProgramTexts,
  notices,
  people,
  sessions,
  workspaces,
} from "@/db/schema";
import { addMember, addMemberOf, addMiniProgram, addWorkspace, deletedBy, type Person } from "./world";

export type JourneyWorld = {
  workspaceId: string;
  miniProgramId: string;
  lena: JourneyPerson;
  dev: JourneyPerson;
  nina: JourneyPerson;
  nils: JourneyPerson;
  remove: () => Promise<void>;
};

type JourneyPerson = Person & { subject: string };

/**
 * A developer workspace of a journey's own, with Lena as Developer Admin and Dev as Developer of its mini program, and
 * Nina and Nils who are on nothing. Nobody runs the workspace: Lena is the last who can run the mini program.
 */
export async function journeyWorld(): Promise<JourneyWorld> {
  const { db, close } = connect(process.env["CONSOLE_DATABASE_URL"] ?? "", { max: 1 });
  const key = randomUUID().slice(0, 8);
  const workspace = await addWorkspace(db, `Journey ${key}`);
  const add = async (name: string): Promise<JourneyPerson> => {
    const person = await addMemberOf(db, workspace, "developer", `${name} ${key}`);
    const subject = `${name}-${key}`;
    await db.insert(identities).values({ issuer: DEMO_ISSUER, subject, personId: person.id, createdAt: new Date() });
    return { ...person, subject };
  };
  const [lena, dev, nina, nils] = [await add("Lena"), await add("Dev"), await add("Nina"), await add("Nils")];
  const miniProgram = await addMiniProgram(db, workspace, lena, { name: `Journey ${key}` });
  await addMember(db, miniProgram, lena, "developer_admin");
  await addMember(db, miniProgram, dev, "developer");
  const { id } = miniProgram;
  const remove = async () => {
    await db.update(miniPrograms).set(deletedBy(lena)).where(eq(miniPrograms.id, id));
    await db.delete(miniProgramMembers).where(eq(miniProgramMembers.miniProgramId, id));
    await db.transaction(async (tx) => {
      await tx.delete(miniProgramTexts).where(eq(miniProgramTexts.miniProgramId, id));
      await tx.delete(miniPrograms).where(eq(miniPrograms.id, id));
    });
    await db.delete(memberships).where(eq(memberships.workspaceId, workspace.id));
    await db.delete(invitations).where(eq(invitations.workspaceId, workspace.id));
    await db.delete(workspaces).where(eq(workspaces.id, workspace.id));
    const ids = [lena, dev, nina, nils].map((person) => person.id);
    await db.delete(notices).where(inArray(notices.personId, ids));
    await db.delete(sessions).where(inArray(sessions.personId, ids));
    await db.delete(identities).where(inArray(identities.personId, ids));
    await db.delete(people).where(inArray(people.id, ids));
    await close();
  };
  return { workspaceId: workspace.id, miniProgramId: id, lena, dev, nina, nils, remove };
}
