import { eq } from "drizzle-orm";
import { connect, type Db } from "@/db/connect";
import { people, workspaces } from "@/db/schema";
import { addMember, addMiniProgram, type MiniProgram, type MiniProgramInput, type Person } from "./world";

type Here = {
  db: Db;
  personOf: (email: string) => Promise<Person>;
  /** One of a journey's own, which Priya runs. */
  add: (input?: MiniProgramInput) => Promise<MiniProgram>;
  owner: Person;
};

let made = 0;

/** In the console's database, in the workspace Morning Cup Co. */
export async function inMorningCup<Result>(work: (here: Here) => Promise<Result>, connections = 1): Promise<Result> {
  const { db, close } = connect(process.env["CONSOLE_DATABASE_URL"] ?? "", { max: connections });
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
    const owner = await personOf("priya@morningcup.example");
    const add = async (input: MiniProgramInput = {}) => {
      const now = new Date();
      const name = `Journey ${now.getTime().toString(36)} ${process.pid.toString(36)} ${++made}`;
      const miniProgram = await addMiniProgram(db, workspace, owner, { name, createdAt: now, ...input });
      await addMember(db, miniProgram, owner, "developer_admin");
      return miniProgram;
    };
    return await work({ db, personOf, add, owner });
  } finally {
    await close();
  }
}
