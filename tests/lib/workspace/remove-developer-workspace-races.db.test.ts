import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { miniPrograms, workspaces } from "@/db/schema";
import { createMiniProgram } from "@/lib/mini-program/create-mini-program";
import { createMiniProgramInput } from "@/lib/mini-program/inputs";
import { removeDeveloperWorkspace } from "@/lib/workspace/remove-developer-workspace";
import { actorOf, testOutreach } from "@/tests/support/actors";
import { freshDatabase } from "@/tests/support/database";
import { raceRounds } from "@/tests/support/rounds";
import { addMemberOf, addWorkspace, superAppWorkspace, testNow } from "@/tests/support/world";

const database = await freshDatabase();

test("a mini program that is created while its workspace is removed: one of both is refused, every time", async () => {
  const { db } = database;
  const [first, second] = [database.another().db, database.another().db];
  const admin = await actorOf(db, await addMemberOf(db, await superAppWorkspace(db), "workspace_admin"));
  const now = () => testNow;
  for (let round = 0; round < raceRounds; round++) {
    const workspace = await addWorkspace(db, `Race ${round}`);
    const input = createMiniProgramInput.parse({
      formKey: randomUUID(),
      type: "native",
      workspace: workspace.id,
      defaultLanguage: "en",
      name: "Something new",
    });
    const results = await Promise.allSettled([
      createMiniProgram({ db: first, actor: admin, now, outreach: testOutreach, scanForViruses: null }, input),
      removeDeveloperWorkspace(
        { db: second, actor: admin, now, outreach: testOutreach, scanForViruses: null },
        { workspace: workspace.id, typedName: workspace.name },
      ),
    ]);
    const owned = await db.select().from(miniPrograms).where(eq(miniPrograms.workspaceId, workspace.id));
    const [row] = await db.select().from(workspaces).where(eq(workspaces.id, workspace.id));
    expect(results.filter(({ status }) => status === "rejected")).toHaveLength(1);
    expect(owned.length === 1).toBe(row?.removedAt === null);
  }
});
