import { eq } from "drizzle-orm";
import { miniProgramMembers } from "@/db/schema";
import { ctxOf } from "./actors";
import type { TestDatabase } from "./database";
import { smallWorld } from "./small-world";

export type MemberWorld = Awaited<ReturnType<typeof worldIn>>;

/** Runs in the small world, rolled back afterwards, as whoever a test names. */
export const inMemberWorld = (database: TestDatabase) => (work: (world: MemberWorld) => Promise<void>) => () =>
  database.withRollback(async (db) => work(await worldIn(db)));

async function worldIn(db: Parameters<typeof smallWorld>[0]) {
  const world = await smallWorld(db);
  const as = (name: keyof typeof world.people) => ctxOf(db, world.people[name]);
  const rolesOn = async (id: string) => {
    const rows = await db.select().from(miniProgramMembers).where(eq(miniProgramMembers.miniProgramId, id));
    return Object.fromEntries(rows.map(({ personId, role }) => [personId, role]));
  };
  return { db, ...world, as, rolesOn };
}
