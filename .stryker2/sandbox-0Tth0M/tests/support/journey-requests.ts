import { eq } from "drizzle-orm";
import { connect } from "@/db/connect";
import { people, workspaces } from "@/db/schema";
import { addRemovalRequest } from "./requests";
import { addMember, addMiniProgram } from "./world";

export type JourneyRequest = { number: number; name: string; miniProgramId: string };

let made = 0;

/** A mini program of Morning Cup Co. for one journey alone, whose removal this person has asked for. */
export async function askForRemoval(applicantEmail: string): Promise<JourneyRequest> {
  const { db, close } = connect(process.env["CONSOLE_DATABASE_URL"] ?? "", { max: 1 });
  try {
    const personOf = async (email: string) => {
      const [person] = await db
        .select({ id: people.id, name: people.name, email: people.email })
        .from(people)
        .where(eq(people.email, email));
      if (!person?.email) throw new Error(`There is no ${email}.`);
      return { ...person, email: person.email };
    };
    const [workspace] = await db
      .select({ id: workspaces.id })
      .from(workspaces)
      .where(eq(workspaces.name, "Morning Cup Co."));
    if (!workspace) throw new Error("There is no Morning Cup Co.");
    const [owner, applicant] = [await personOf("priya@morningcup.example"), await personOf(applicantEmail)];
    const now = new Date();
    const name = `Journey ${now.getTime().toString(36)} ${process.pid.toString(36)} ${++made}`;
    const miniProgram = await addMiniProgram(db, workspace, owner, { name, createdAt: now });
    await addMember(db, miniProgram, owner, "developer_admin");
    const number = await addRemovalRequest(db, miniProgram, applicant, { openedAt: now });
    return { number, name, miniProgramId: miniProgram.id };
  } finally {
    await close();
  }
}
